package citylake.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All changes of the lake's tables, in order.
 *
 * <p>{@code migrations/checksums.txt} lists the files with their hashes, as {@code sha256sum}
 * writes them. An edited file, a gap and a number given twice are refused: a lake that has applied
 * a migration must be able to trust that it was this one.
 */
public final class Migrations {
  private static final String FOLDER = "/migrations/";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})\\s+(\\S+)");
  private static final Pattern FILE = Pattern.compile("V(\\d{4})__([a-z][a-z0-9_]*)\\.sql");

  private Migrations() {}

  public static List<Migration> all() {
    return read(BundledText.lines(FOLDER + "checksums.txt"), file -> BundledText.of(FOLDER + file));
  }

  /**
   * @param checksums lines of the form {@code <sha256> <file>}, in order
   * @param textOf gives the text of a file
   */
  static List<Migration> read(List<String> checksums, UnaryOperator<String> textOf) {
    List<Migration> migrations = new ArrayList<>();
    for (String line : checksums) {
      Migration migration = read(line, textOf);
      int expected = migrations.size() + 1;
      if (migration.number() != expected) {
        throw new IllegalArgumentException(
            "Invalid migration number: V%04d__%s where V%04d was due; numbers count up by one. No table was changed; renumber the new file."
                .formatted(migration.number(), migration.name(), expected));
      }
      migrations.add(migration);
    }
    return List.copyOf(migrations);
  }

  private static Migration read(String line, UnaryOperator<String> textOf) {
    Matcher listed = LINE.matcher(line);
    if (!listed.matches()) {
      throw new IllegalArgumentException(
          "Invalid line of migrations/checksums.txt (must be SHA-256, blanks, file): " + line);
    }
    Matcher file = FILE.matcher(listed.group(2));
    if (!file.matches()) {
      throw new IllegalArgumentException(
          "Invalid migration file name (must be V0001__verb_object.sql): " + listed.group(2));
    }
    Migration migration =
        Migration.read(
            Integer.parseInt(file.group(1)), file.group(2), textOf.apply(listed.group(2)));
    if (!migration.hash().equals(listed.group(1))) {
      throw new IllegalArgumentException(
          "Invalid migration %s: it was edited; its SHA-256 is %s but migrations/checksums.txt says %s. No table was changed; restore the file and add a new migration for the change."
              .formatted(listed.group(2), migration.hash(), listed.group(1)));
    }
    return migration;
  }
}
