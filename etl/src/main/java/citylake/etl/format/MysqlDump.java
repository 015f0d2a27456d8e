package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The INSERT statements of one table in a dump of MySQL or MariaDB, as {@code mysqldump} writes
 * them. A field's place is the name of its column, which the INSERT or the CREATE TABLE before it
 * tells. All other statements, and those of other tables, are passed over.
 *
 * <p>A text is that of its literal, escapes resolved; a number is as it is written; NULL is empty.
 */
final class MysqlDump extends PackedFormat {
  private static final String TABLE = "table";

  @Override
  public String name() {
    return "mysql-dump";
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("MySQL dump");
  }

  @Override
  public List<String> settings() {
    return List.of("encoding", TABLE);
  }

  @Override
  public List<String> faults(DumpShape shape) {
    List<String> faults = new ArrayList<>(PathTree.twice(shape.places()));
    Encodings.fault(shape.encoding()).ifPresent(faults::add);
    if (Encodings.mayEndCharacter(shape.encoding(), '\\')) {
      faults.add(
          "a backslash can be the second byte of a character in %s; MySQL dumps are read in encodings where it is none, such as UTF-8"
              .formatted(shape.encoding().name()));
    }
    return faults;
  }

  @Override
  PathTree tree(List<String> places) {
    return PathTree.ofNames(places);
  }

  @Override
  List<Object> steps(String place) {
    return List.of(place);
  }

  @Override
  public InputStream unpacked(InputStream file, DumpShape shape) throws IOException {
    SqlTokens tokens = new SqlTokens(file);
    AgreedText texts = new AgreedText(shape.encoding());
    return new MysqlRows(
        tokens, new MysqlStatements(tokens, shape.layout().setting(TABLE), texts, this), texts);
  }
}
