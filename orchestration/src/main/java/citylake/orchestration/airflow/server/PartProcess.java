package citylake.orchestration.airflow.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that leads a group of its own, known by id and start: an id alone may be somebody
 * else's by now.
 *
 * @param process its id, and its group's
 * @param startedAtMillis since 1970
 */
public record PartProcess(long process, long startedAtMillis) {
  private static final Duration END_WITHIN = Duration.ofSeconds(15);
  private static final long LOOK_EVERY_MILLIS = 100;

  static PartProcess of(Process process) {
    return new PartProcess(process.pid(), started(process.toHandle()));
  }

  private static long started(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  @JsonIgnore
  public boolean isAlive() {
    return handle().isPresent();
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> started(handle) == startedAtMillis)
        .filter(handle -> !isZombie());
  }

  private boolean isZombie() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
      return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return false; // no such folder: not Linux, or gone
    }
  }

  /** Asks the group to end, and ends it when it does not within a while. */
  void end() {
    if (!isAlive()) {
      return;
    }
    signal("TERM");
    long begun = System.nanoTime();
    while (isAlive() && System.nanoTime() - begun < END_WITHIN.toNanos()) {
      pause();
    }
    signal("KILL");
  }

  /** Sends the group a signal; a group that is gone already is none to complain about. */
  public void signal(String name) {
    try {
      new ProcessBuilder("/bin/kill", "-" + name, "--", "-" + process)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to send %s to process %d".formatted(name, process), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Cannot wait for Airflow to end: interrupted", e);
  }
}
