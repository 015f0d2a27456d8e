package citylake.sample.form;

import citylake.sample.land.City;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What mysqldump writes: a table, and statements that insert a hundred rows each. */
record MysqlDump(Habits habits) implements CityForm {
  @Override
  public String name() {
    return "mysql-dump";
  }

  @Override
  public String ending() {
    return ".sql.gz";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    Writer text =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8));
    String table = "t_" + kind.standardName();
    text.write("-- MySQL dump\nSET NAMES utf8mb4;\nDROP TABLE IF EXISTS `%s`;\n".formatted(table));
    text.write("CREATE TABLE `%s` (\n".formatted(table));
    List<String> columns = List.of(FieldNames.PINYIN.header(kind));
    for (int i = 0; i < columns.size(); i++) {
      text.write(
          "  `%s` varchar(255) DEFAULT NULL%s\n"
              .formatted(columns.get(i), i < columns.size() - 1 ? "," : ""));
    }
    text.write(") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n");
    return new Records(text, table, new Spelling(kind, habits));
  }

  private static final class Records implements RecordWriter {
    private static final int ROWS_A_STATEMENT = 100;

    private final Writer text;
    private final String table;
    private final Spelling spelling;
    private int rows;

    Records(Writer text, String table, Spelling spelling) {
      this.text = text;
      this.table = table;
      this.spelling = spelling;
    }

    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      boolean isFirst = rows % ROWS_A_STATEMENT == 0;
      if (isFirst && rows > 0) {
        text.write(";\n");
      }
      text.write(isFirst ? "INSERT INTO `" + table + "` VALUES (" : ",(");
      rows++;
      String[] texts = spelling.texts(values, action, version);
      for (int i = 0; i < texts.length; i++) {
        text.write(i == 0 ? "" : ",");
        boolean isUnknown = i < values.length && values[i] == null;
        text.write(isUnknown ? "NULL" : "'" + escaped(texts[i]) + "'");
      }
      text.write(')');
    }

    private static String escaped(String value) {
      return value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
    }

    /** A broken row would break its whole statement. */
    @Override
    public boolean writeBroken() {
      return false;
    }

    @Override
    public void close() throws IOException {
      if (rows > 0) {
        text.write(";\n");
      }
      text.write("-- Dump completed\n");
      text.close();
    }
  }
}
