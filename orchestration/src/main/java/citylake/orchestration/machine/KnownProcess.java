package citylake.orchestration.machine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process that another process has written down, known by id and start: after a while, and after
 * each start of the machine, an id alone is somebody else's.
 *
 * @param startedAtMillis since 1970; 0 where the system does not say
 */
public record KnownProcess(long id, long startedAtMillis) {
  /**
   * Linux counts a start from the machine's own, whose moment moves when the clock is set right; no
   * id comes round again as quickly as this.
   */
  private static final long SAME_START_MILLIS = 2_000;

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  public static KnownProcess of(ProcessHandle handle) {
    return new KnownProcess(handle.pid(), started(handle));
  }

  /** A command as the leader of a group of its own, where the system has a program for that. */
  public static List<String> inOwnGroup(List<String> command) {
    List<String> own = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      own.add(SETSID.toString());
    }
    own.addAll(command);
    return own;
  }

  @JsonIgnore
  public boolean isAlive() {
    return handle().isPresent();
  }

  /** The process, while it lives; one that died and was not buried yet does not. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(id)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> Math.abs(started(handle) - startedAtMillis) <= SAME_START_MILLIS)
        .filter(handle -> !isZombie());
  }

  private static long started(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Its group, named by the id of the process that leads it; empty where Linux does not say. */
  public Optional<Long> group() {
    return stat().map(fields -> Long.valueOf(fields.get(2)));
  }

  private boolean isZombie() {
    return stat().filter(fields -> fields.get(0).equals("Z")).isPresent();
  }

  /** State, parent, group and more; empty where there is no such folder: not Linux, or gone. */
  private Optional<List<String>> stat() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(id), "stat"));
      // The name before them stands in brackets, and may hold some itself.
      return Optional.of(List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
