package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScratchFolderTest {
  @TempDir Path shared;
  @TempDir Path elsewhere;

  /** Makes its folder, says so and stays. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws Exception {
      Path own = ScratchFolder.below(Path.of(arguments[0]));
      Files.writeString(Files.createDirectory(own.resolve("blockmgr")).resolve("spilled"), "rows");
      System.out.println(own);
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process other() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            shared.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path folderOf(Process other) throws IOException {
    return Path.of(other.inputReader().readLine());
  }

  @Test
  void whatAKilledProcessHasLeftIsRemovedAndThatOfALivingOneIsNot() throws Exception {
    Process killed = other();
    Process living = other();
    try {
      Path left = folderOf(killed);
      Path used = folderOf(living);
      killed.destroyForcibly().waitFor();
      assertThat(left.resolve("blockmgr/spilled")).exists();

      Path own = ScratchFolder.below(shared);

      assertThat(left).doesNotExist();
      assertThat(used.resolve("blockmgr/spilled")).exists();
      assertThat(own).isDirectory().isNotEqualTo(used);
      try (Stream<Path> there = Files.list(shared)) {
        assertThat(there).as("two folders, their locks and the turn's").hasSize(5);
      }
    } finally {
      killed.destroyForcibly();
      living.destroyForcibly().waitFor();
    }
  }

  @Test
  void aProcessHasOneFolderThatItsUserAloneMayLookInto() throws IOException {
    Path own = ScratchFolder.below(shared);

    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), shared.getParent());
    assertThat(ScratchFolder.below(link.resolve(shared.getFileName()))).isEqualTo(own);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
  }
}
