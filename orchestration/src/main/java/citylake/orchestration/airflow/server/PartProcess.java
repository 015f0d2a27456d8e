package citylake.orchestration.airflow.server;

import citylake.orchestration.machine.KnownProcess;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process of the server with its workers; it leads a group of its own, where the system can do
 * that.
 *
 * @param process its id, and its group's
 * @param startedAtMillis since 1970
 */
public record PartProcess(long process, long startedAtMillis) {
  private static final Duration END_WITHIN = Duration.ofSeconds(15);
  private static final Duration DIE_WITHIN = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_MILLIS = 100;

  static PartProcess of(Process process) {
    KnownProcess known = KnownProcess.of(process.toHandle());
    return new PartProcess(known.id(), known.startedAtMillis());
  }

  private KnownProcess known() {
    return new KnownProcess(process, startedAtMillis);
  }

  @JsonIgnore
  public boolean isAlive() {
    return known().isAlive();
  }

  /** Asks it and its workers to end, and ends those that do not within a while. */
  List<Long> end() {
    return end(END_WITHIN);
  }

  /**
   * @param asked time to end by themselves
   * @return ids of those that live all the same; none where all have ended
   */
  List<Long> end(Duration asked) {
    Set<KnownProcess> all = new LinkedHashSet<>(withWorkers());
    if (all.isEmpty()) {
      return List.of();
    }
    if (leadsGroup()) {
      signal("TERM");
    } else {
      all.forEach(each -> each.handle().ifPresent(ProcessHandle::destroy));
    }
    await(Set.of(known()), asked);
    // Who was asked may have begun others meanwhile.
    all.addAll(withWorkers());
    signal("KILL");
    all.forEach(each -> each.handle().ifPresent(ProcessHandle::destroyForcibly));
    await(all, DIE_WITHIN);
    return all.stream().filter(KnownProcess::isAlive).map(KnownProcess::id).toList();
  }

  private boolean leadsGroup() {
    return known().group().filter(leader -> leader == process).isPresent();
  }

  /**
   * The leader's group alone, because a night has a group of its own and goes on; without a group,
   * all that came from it.
   */
  private List<KnownProcess> withWorkers() {
    boolean isGroup = leadsGroup();
    return known().handle().stream()
        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
        .map(KnownProcess::of)
        .filter(each -> !isGroup || each.group().filter(leader -> leader == process).isPresent())
        .toList();
  }

  private static void await(Set<KnownProcess> all, Duration limit) {
    long begun = System.nanoTime();
    while (all.stream().anyMatch(KnownProcess::isAlive)
        && System.nanoTime() - begun < limit.toNanos()) {
      pause();
    }
  }

  /** Sends its group a signal; where it leads none, or is gone already, nobody gets it. */
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
