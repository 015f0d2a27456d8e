package citylake.etl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCopyTest {
  private static final Instant NOW = Instant.parse("2026-07-03T01:00:00Z");

  @TempDir Path temporary;

  private Path file(String name, Duration age) throws IOException {
    Path file = Files.writeString(temporary.resolve(name), "rows");
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  /** A dump is people's data, and who is killed removes nothing. */
  @Test
  void copiesThatAKilledProcessLeftAreRemovedAndOthersAreNot() throws IOException {
    Path left = file("citylake-dump1.part", Duration.ofDays(3));
    Path used = file("citylake-dump2.part", Duration.ofHours(30));
    Path others = file("report.part", Duration.ofDays(3));

    LocalCopy.removeLeft(temporary, NOW);

    assertThat(left).doesNotExist();
    assertThat(used).exists();
    assertThat(others).exists();
  }

  @Test
  void aCopyIsNamedAsOneThatWouldBeRemoved() throws IOException {
    Path copy = LocalCopy.of(new ByteArrayInputStream(new byte[] {1, 2}));

    try {
      assertThat(copy).hasBinaryContent(new byte[] {1, 2});
      assertThat(copy.getFileName().toString()).matches("citylake-dump.*\\.part");
    } finally {
      Files.delete(copy);
    }
  }
}
