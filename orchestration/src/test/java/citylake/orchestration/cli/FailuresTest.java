package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
  /** Hadoop's local files tell a full disk by an error, which picocli would let through. */
  @Test
  void aFullDiskIsToldInOneMessageAndNotByATrace() {
    StringWriter said = new StringWriter();
    CommandLine command =
        new CommandLine(new Filling())
            .setErr(new PrintWriter(said, true))
            .setExecutionStrategy(Failures::telling)
            .setExecutionExceptionHandler(new Failures());

    int exitCode = command.execute();

    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    assertThat(said.toString().lines().findFirst())
        .contains(
            "Failed to write to the disk: No space left on device. What is released is unharmed, and readers see it. Make room, or the disk writable, and give the same command again; it goes on where it was.");
    assertThat(said.toString()).doesNotContain("\tat ");
  }

  /** Writes to the file that is always full. */
  @Command(name = "fill")
  static final class Filling implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      try (RawLocalFileSystem disk = new RawLocalFileSystem()) {
        Path full = new Path("/dev/full");
        disk.initialize(full.toUri().resolve("file:///"), new Configuration());
        try (var out = disk.append(full)) {
          out.write(new byte[1 << 20]);
        }
      }
      return ExitCode.DONE;
    }
  }
}
