package citylake.etl.format;

import citylake.etl.format.SqlTokens.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Renders the rows that a MySQL dump inserts into one table. */
final class MysqlRows extends RenderedRecords {
  /**
   * {@code _binary 'x'} and {@code _utf8mb4 'x'} name the character set of the text behind, {@code
   * X'41'}, {@code B'01'} and {@code N'x'} its form.
   */
  private static final Pattern INTRODUCER = Pattern.compile("_\\w+|[XBN]");

  private final SqlTokens tokens;
  private final MysqlStatements statements;
  private final AgreedText texts;
  private boolean isInRows;
  private boolean isExpression;
  private long rows;

  MysqlRows(SqlTokens tokens, MysqlStatements statements, AgreedText texts) {
    this.tokens = tokens;
    this.statements = statements;
    this.texts = texts;
  }

  @Override
  byte[] nextRecord() throws IOException {
    while (true) {
      if (!isInRows) {
        if (!statements.moveToRows()) {
          return ended();
        }
        isInRows = true;
      }
      if (tokens.next() == Kind.END) {
        throw cut();
      }
      if (tokens.isMark('(')) {
        return row();
      }
      isInRows = tokens.isMark(',');
      if (!isInRows) {
        leaveRows();
      }
    }
  }

  /** Behind the rows a statement may say what to do with those that are there already. */
  private void leaveRows() throws IOException {
    boolean hasClause = tokens.word().equals("ON") || tokens.word().equals("AS");
    if (!hasClause && !tokens.isMark(';')) {
      throw UnfitFile.corrupt(
          "neither a row nor the end of a statement stands at byte %d, behind row %d"
              .formatted(tokens.offset(), rows));
    }
    statements.skip();
  }

  private byte[] row() throws IOException {
    List<byte[]> values = new ArrayList<>();
    tokens.startRaw();
    isExpression = false;
    do {
      values.add(value());
    } while (!tokens.isMark(')'));
    byte[] all = tokens.raw();
    rows++;
    return line(values, all);
  }

  /** A value up to the mark behind it; null stands for NULL. */
  private byte[] value() throws IOException {
    byte[] value = null;
    int parts = 0;
    int depth = 0;
    while (true) {
      Kind kind = tokens.next();
      if (kind == Kind.END) {
        throw cut();
      }
      if (depth == 0 && (tokens.isMark(',') || tokens.isMark(')'))) {
        isExpression |= parts != 1;
        return value;
      }
      depth += tokens.isMark('(') ? 1 : tokens.isMark(')') ? -1 : 0;
      if (!INTRODUCER.matcher(tokens.word()).matches()) {
        parts++;
        value = tokens.word().equals("NULL") ? null : tokens.value();
      }
    }
  }

  private byte[] line(List<byte[]> values, byte[] all) throws IOException {
    List<String> columns = statements.columns();
    if (isExpression || values.size() != columns.size()) {
      return RenderedLine.faulty(
          RecordFault.Kind.MISSHAPEN,
          isExpression
              ? "something else than a text, a number or NULL"
              : "%d values for %d columns".formatted(values.size(), columns.size()),
          all);
    }
    List<String> decoded = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      byte[] value = values.get(i);
      boolean isNull = value == null;
      Optional<String> text = isNull ? Optional.empty() : texts.of(value, 0, value.length);
      if (!isNull && text.isEmpty()) {
        return RenderedLine.faulty(RecordFault.Kind.UNDECODABLE, texts.fault(columns.get(i)), all);
      }
      decoded.add(text.orElse(null));
    }
    return RenderedLine.of(
        json -> {
          json.writeStartObject();
          for (int i = 0; i < decoded.size(); i++) {
            json.writeStringField(columns.get(i), decoded.get(i));
          }
          json.writeEndObject();
        },
        rows - 1);
  }

  private UnfitFile cut() {
    return UnfitFile.truncated(
        "it ends within a statement, at byte %d, behind row %d".formatted(tokens.offset(), rows));
  }

  private byte[] ended() throws UnfitFile {
    if (tokens.isUnclosed() || statements.isCut()) {
      throw cut();
    }
    if (rows == 0) {
      throw statements.withoutRows();
    }
    texts.checkIsNotUtf8();
    return null;
  }

  @Override
  public void close() throws IOException {
    tokens.close();
  }
}
