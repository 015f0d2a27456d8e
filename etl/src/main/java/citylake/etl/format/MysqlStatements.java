package citylake.etl.format;

import citylake.etl.format.SqlTokens.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Passes over the statements of a MySQL dump to those that insert rows into one table, and knows
 * the columns of these rows.
 */
final class MysqlStatements {
  private static final Set<String> BEGINNINGS =
      Set.of(
          "CREATE",
          "INSERT",
          "REPLACE",
          "DROP",
          "LOCK",
          "SET",
          "USE",
          "BEGIN",
          "START",
          "ALTER",
          "DELETE",
          "TRUNCATE",
          "DELIMITER");

  /** What may stand between the first word of a statement and the name of its table. */
  private static final Set<String> BEFORE_NAME =
      Set.of(
          "INTO",
          "IGNORE",
          "LOW_PRIORITY",
          "DELAYED",
          "HIGH_PRIORITY",
          "TABLE",
          "IF",
          "NOT",
          "EXISTS",
          "TEMPORARY");

  private final SqlTokens tokens;
  private final String table;
  private final AgreedText names;
  private final MysqlDump format;
  private List<String> tableColumns = List.of();
  private List<String> columns = List.of();
  private boolean hasSql;
  private boolean hasTable;
  private boolean isCut;

  MysqlStatements(SqlTokens tokens, String table, AgreedText names, MysqlDump format) {
    this.tokens = tokens;
    this.table = table;
    this.names = names;
    this.format = format;
  }

  /** Columns of the rows on which {@link #moveToRows} stopped. */
  List<String> columns() {
    return columns;
  }

  /** Moves behind VALUES of the next INSERT into the table; false at the end of the dump. */
  boolean moveToRows() throws IOException {
    while (tokens.next() != Kind.END) {
      String word = tokens.word();
      hasSql |= BEGINNINGS.contains(word);
      if (tokens.isMark(';')) {
        continue;
      }
      if (!hasSql) {
        throw UnfitFile.wrongFormat(format.words(), "it does not begin with a statement of SQL");
      }
      switch (word) {
        case "CREATE" -> create();
        case "DELIMITER" -> skipRoutines();
        case "INSERT", "REPLACE" -> {
          if (insert()) {
            return true;
          }
        }
        default -> skip();
      }
    }
    return false;
  }

  /** Passes over the rest of a statement. */
  void skip() throws IOException {
    while (!isCut && !tokens.isMark(';')) {
      isCut = tokens.next() == Kind.END;
    }
  }

  /** Whether the dump ended within a statement. */
  boolean isCut() {
    return isCut;
  }

  /** Statements of routines end in another mark, until the delimiter is set back. */
  private void skipRoutines() throws IOException {
    while (tokens.next() != Kind.END) {
      if (tokens.word().equals("DELIMITER")) {
        return;
      }
    }
  }

  /** Moves behind the name of a statement's table; whether it is ours. */
  private boolean isOurs() throws IOException {
    tokens.next();
    while (BEFORE_NAME.contains(tokens.word())) {
      tokens.next();
    }
    String name = name();
    tokens.next();
    while (tokens.word().equals(".")) {
      tokens.next();
      name = name();
      tokens.next();
    }
    boolean isOurs = name.equals(table) || name.endsWith("." + table);
    hasTable |= isOurs;
    return isOurs;
  }

  private String name() throws UnfitFile {
    byte[] bytes = tokens.value();
    return names
        .of(bytes, 0, bytes.length)
        .orElseThrow(() -> names.unreadable("a name at byte " + tokens.offset()));
  }

  private void create() throws IOException {
    if (!isOurs()) {
      skip();
      return;
    }
    List<String> found = new ArrayList<>();
    int depth = 0;
    while (!tokens.isMark(';')) {
      depth += tokens.isMark('(') ? 1 : tokens.isMark(')') ? -1 : 0;
      boolean isBeforeColumn = depth == 1 && (tokens.isMark('(') || tokens.isMark(','));
      Kind kind = tokens.next();
      if (kind == Kind.END) {
        isCut = true;
        return;
      }
      if (isBeforeColumn && kind == Kind.NAME) {
        found.add(name());
      }
    }
    tableColumns = List.copyOf(found);
  }

  /** Whether rows of our table follow. */
  private boolean insert() throws IOException {
    if (!isOurs()) {
      skip();
      return false;
    }
    columns = tokens.isMark('(') ? named() : tableColumns;
    if (tokens.isMark(')')) {
      tokens.next();
    }
    if (!tokens.word().matches("VALUES?")) {
      return refuseOtherRows();
    }
    if (columns.isEmpty()) {
      throw new UnfitFile(
          "missing_column",
          "it names the columns of table '%s' nowhere before its rows".formatted(table),
          "the dump was made without CREATE TABLE and without names of columns",
          "the dump with either of them (mysqldump writes CREATE TABLE by default)");
    }
    return true;
  }

  private boolean refuseOtherRows() throws IOException {
    long place = tokens.offset();
    skip();
    if (isCut) {
      return false;
    }
    throw UnfitFile.wrongFormat(
        format.words(),
        "it fills table '%s' otherwise than with VALUES, at byte %d".formatted(table, place));
  }

  private List<String> named() throws IOException {
    List<String> found = new ArrayList<>();
    while (tokens.next() != Kind.END && !tokens.isMark(')')) {
      if (!tokens.isMark(',')) {
        found.add(name());
      }
    }
    return List.copyOf(found);
  }

  /** What is wrong with a dump that ended without rows of the table. */
  UnfitFile withoutRows() {
    if (!hasSql) {
      return UnfitFile.empty();
    }
    return hasTable
        ? UnfitFile.headerOnly("it has table '%s' but no rows of it".formatted(table))
        : new UnfitFile(
            "missing_table",
            "it has no table '%s'".formatted(table),
            "the table was renamed, or another database was dumped",
            "the dump with table '%s'".formatted(table));
  }
}
