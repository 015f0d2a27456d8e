package citylake.ddl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One numbered change of the lake's tables. Its statements name tables as {@code layer.table}; the
 * runner sets the current catalog.
 *
 * <p>Statements are written so that a migration that was cut off can be run again from its start.
 *
 * @param number 1-based, without gaps
 * @param name verb and object, e.g. {@code create_raw}
 * @param reason why it was made and who is affected: the file's first comment
 * @param statements Iceberg SQL in order, without comments and separators
 * @param hash SHA-256 of the file in hex
 */
public record Migration(
    int number, String name, String reason, List<String> statements, String hash) {
  public Migration {
    statements = List.copyOf(statements);
  }

  /**
   * Reads the text of a migration.
   *
   * @throws IllegalArgumentException where it gives no reason or no statement
   */
  static Migration read(int number, String name, String text) {
    String reason =
        text.lines()
            .takeWhile(line -> line.startsWith("--"))
            .map(line -> line.substring(2).strip())
            .collect(Collectors.joining(" "))
            .strip();
    List<String> statements = SqlStatements.of(text);
    if (reason.isEmpty() || statements.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid migration %d (%s): %s. No table was changed."
              .formatted(
                  number,
                  name,
                  reason.isEmpty()
                      ? "it must open with a comment that gives its reason"
                      : "it holds no statement"));
    }
    return new Migration(number, name, reason, statements, Sha256.hex(utf8(text)));
  }

  /**
   * Carries out the statements in order.
   *
   * <p>One that adds columns which are there already was carried out before a cut, and is passed
   * over: its columns came in one commit, all or none.
   *
   * @param sql runs one statement
   */
  public void carryOut(Consumer<String> sql) {
    for (String statement : statements) {
      try {
        sql.accept(statement);
      } catch (Exception e) {
        if (!isAddedAlready(statement, e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isAddedAlready(String statement, Exception failure) {
    return statement.toUpperCase(Locale.ROOT).contains(" ADD COLUMN")
        && failure.getMessage() != null
        && failure.getMessage().startsWith("[FIELD_ALREADY_EXISTS]");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
