package citylake.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final String GOOD = "-- Adds a thing for a reason.\nCREATE TABLE a.b (c INT);\n";

  @Test
  void numbersCountUpFromOneAndEachGivesItsReason() {
    List<Migration> all = Migrations.all();

    assertThat(all.get(0).number()).isEqualTo(1);
    assertThat(all.get(all.size() - 1).number()).isEqualTo(all.size());
    assertThat(all).allMatch(migration -> migration.reason().contains("reader"));
  }

  @Test
  void firstStatementsMakeTheRawTable() {
    Migration first = Migrations.all().get(0);

    assertThat(first.name()).isEqualTo("create_raw");
    assertThat(first.statements()).hasSize(2);
    assertThat(first.statements().get(0)).isEqualTo("CREATE NAMESPACE IF NOT EXISTS raw");
    assertThat(first.statements().get(1)).startsWith("CREATE TABLE IF NOT EXISTS raw.record (");
  }

  @Test
  void checksumsListEveryMigrationFileAndNoOther() throws IOException {
    Path folder =
        SharedData.projectRoot().resolve("warehouse-ddl/src/main/resources/migrations").normalize();
    List<String> files;
    try (Stream<Path> paths = Files.list(folder)) {
      files = paths.map(path -> path.getFileName().toString()).toList();
    }

    assertThat(
            BundledText.lines("/migrations/checksums.txt").stream().map(line -> line.substring(66)))
        .as("migrations/checksums.txt; sha256sum V*.sql writes its lines")
        .containsExactlyInAnyOrderElementsOf(
            files.stream().filter(file -> !file.equals("checksums.txt")).toList());
  }

  @Test
  void editIsRefused() {
    assertThatThrownBy(
            () ->
                Migrations.read(
                    List.of(line("V0001__add_thing.sql", GOOD)), file -> GOOD + "-- later"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Invalid migration V0001__add_thing.sql: it was edited; its SHA-256 is ")
        .hasMessageEndingWith(
            " No table was changed; restore the file and add a new migration for the change.");
  }

  @Test
  void gapIsRefused() {
    assertThatThrownBy(() -> read("V0001__add_thing.sql", "V0003__add_other.sql"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid migration number: V0003__add_other where V0002 was due; numbers count up by one. No table was changed; renumber the new file.");
  }

  @Test
  void numberGivenTwiceIsRefused() {
    assertThatThrownBy(() -> read("V0001__add_thing.sql", "V0001__add_other.sql"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid migration number: V0001__add_other where V0002 was due;");
  }

  @Test
  void otherFileNamesAreRefused() {
    assertThatThrownBy(() -> read("add_thing.sql"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid migration file name (must be V0001__verb_object.sql): add_thing.sql");
  }

  @Test
  void lineWithoutAHashIsRefused() {
    assertThatThrownBy(() -> Migrations.read(List.of("V0001__add_thing.sql"), file -> GOOD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid line of migrations/checksums.txt (must be SHA-256, blanks, file): V0001__add_thing.sql");
  }

  @Test
  void migrationWithoutAReasonIsRefused() {
    assertThatThrownBy(() -> Migration.read(7, "add_thing", "CREATE TABLE a.b (c INT);"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid migration 7 (add_thing): it must open with a comment that gives its reason. No table was changed.");
  }

  @Test
  void migrationWithoutAStatementIsRefused() {
    assertThatThrownBy(() -> Migration.read(7, "add_thing", "-- A reason alone."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid migration 7 (add_thing): it holds no statement. No table was changed.");
  }

  private static List<Migration> read(String... files) {
    return Migrations.read(Stream.of(files).map(file -> line(file, GOOD)).toList(), file -> GOOD);
  }

  private static String line(String file, String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8)) + "  " + file;
  }
}
