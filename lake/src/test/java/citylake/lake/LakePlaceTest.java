package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakePlaceTest {
  @TempDir Path folder;
  private Path made;
  private Path other;

  @BeforeEach
  void lake() throws IOException {
    made = folder.resolve("lake");
    other = folder.resolve("other");
    try (SmallLake lake = SmallLake.in(made)) {
      lake.release(1);
    }
  }

  @Test
  void copyIsRefusedAndNeitherLakeIsTouched() throws IOException {
    copy(made, other);
    List<Path> before = files();

    assertThatThrownBy(() -> LakeCatalog.open(LakeHome.in(other)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot open the lake %2$s: it was made at %1$s and lies at another place now, but its tables name their files by their whole paths (the first is derived.crime_version). Nothing was read or written, here or there. %1$s is there still: if it is the lake, this is a copy; work on that one with --lake %1$s. To go back to the copy, move that one away and the copy to its place."
                .formatted(made, other));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void movedLakeIsRefusedWithTheLinkThatMendsIt() throws IOException {
    Files.move(made, other);

    assertThatThrownBy(() -> LakeCatalog.open(LakeHome.in(other)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot open the lake %2$s: it was made at %1$s and lies at another place now, but its tables name their files by their whole paths (the first is derived.crime_version). Nothing was read or written, here or there. Move it back, or let its old place lead here and name that one: ln -s %2$s %1$s"
                .formatted(made, other));

    Files.createSymbolicLink(made, other);
    assertThat(releases(other)).containsExactly(1L);
    assertThat(releases(made)).containsExactly(1L);
  }

  @Test
  void copyInThePlaceOfTheLakeIsTheLake() throws IOException {
    copy(made, other);
    Files.move(made, folder.resolve("lost"));
    Files.move(other, made);

    assertThat(releases(made)).containsExactly(1L);
  }

  @Test
  void lakeBehindLinkIsTheSameLake() throws IOException {
    Files.createSymbolicLink(other, made);

    assertThat(releases(other)).containsExactly(1L);
  }

  @Test
  void catalogThatCannotBeReadIsToldWithItsCause() throws IOException {
    Files.writeString(made.resolve("catalog.db"), "no database at all, and long enough for a page");

    assertThatThrownBy(() -> LakeCatalog.open(LakeHome.in(made)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "Failed to open the catalog of the lake %s: [SQLITE_NOTADB]".formatted(made))
        .hasMessageEndingWith(
            ". Nothing was changed. Look whether catalog.db is yours to read and write and the disk has room; a broken one comes back from the backup, together with warehouse/.");
  }

  private static List<Long> releases(Path lake) throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(lake))) {
      return new Releases(catalog).all().stream().map(Release::number).toList();
    }
  }

  /** All files but SQLite's own of an open database. */
  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> !path.toString().matches(".*-(wal|shm)")).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
