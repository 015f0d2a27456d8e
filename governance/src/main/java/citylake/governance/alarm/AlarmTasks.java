package citylake.governance.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tasks, kept as one line for each thing that happened to one; nothing is ever changed in it.
 * Any number of processes may work on them: they take turns by a lock that dies with its holder.
 */
public final class AlarmTasks {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** The lock of a file is a process's, not a thread's. */
  private static final Object ONE_HERE = new Object();

  private final Path file;
  private final Clock clock;

  /** What happened to a task; null where it does not apply. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      String id,
      Instant at,
      Alarm raised,
      String owner,
      Boolean told,
      AlarmTask.Outcome outcome,
      String by,
      String why) {}

  public AlarmTasks(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** All tasks, in the order in which they were raised. */
  public List<AlarmTask> all() {
    Map<String, AlarmTask> tasks = new LinkedHashMap<>();
    for (Step step : steps()) {
      AlarmTask before = tasks.get(step.id());
      if (step.raised() != null) {
        tasks.put(
            step.id(),
            new AlarmTask(step.raised(), step.owner(), step.at(), false, null, null, null));
      } else if (step.told() != null) {
        tasks.put(
            step.id(),
            new AlarmTask(
                before.alarm(),
                before.owner(),
                before.raisedAt(),
                true,
                before.outcome(),
                before.closedBy(),
                before.why()));
      } else {
        tasks.put(
            step.id(),
            new AlarmTask(
                before.alarm(),
                before.owner(),
                before.raisedAt(),
                before.told(),
                step.outcome(),
                step.by(),
                step.why()));
      }
    }
    return List.copyOf(tasks.values());
  }

  /**
   * Raises those that were not raised before, closed ones among them.
   *
   * @return the new ones
   */
  public List<AlarmTask> raise(List<Alarm> alarms, String owner) {
    List<Step> raised =
        append(
            tasks -> {
              Set<String> known =
                  tasks.stream().map(task -> task.alarm().id()).collect(Collectors.toSet());
              return alarms.stream()
                  .filter(alarm -> !known.contains(alarm.id()))
                  .map(
                      alarm ->
                          new Step(
                              alarm.id(), clock.instant(), alarm, owner, null, null, null, null))
                  .toList();
            });
    Set<String> ids = raised.stream().map(Step::id).collect(Collectors.toSet());
    return all().stream().filter(task -> ids.contains(task.alarm().id())).toList();
  }

  /** Notes that whoever is told by a webhook has it. */
  public void told(AlarmTask task) {
    append(
        tasks ->
            List.of(
                new Step(task.alarm().id(), clock.instant(), null, null, true, null, null, null)));
  }

  /**
   * @throws IllegalArgumentException where there is no such open task
   */
  public void close(String id, AlarmTask.Outcome outcome, String by, String why) {
    append(
        tasks -> {
          AlarmTask task =
              tasks.stream()
                  .filter(each -> each.alarm().id().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "Cannot close task '%s': there is none of that name in %s. Nothing has changed. See: citylake audit alarms"
                                  .formatted(id, file)));
          if (!task.isOpen()) {
            throw new IllegalArgumentException(
                "Cannot close task '%s': %s has closed it before, as %s. Nothing has changed."
                    .formatted(id, task.closedBy(), task.outcome()));
          }
          return List.of(new Step(id, clock.instant(), null, null, null, outcome, by, why));
        });
  }

  private List<Step> steps() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    try {
      String text = Files.readString(file);
      // What a kill left of a line was told to nobody.
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        steps.add(JSON.readValue(line, Step.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read the tasks in %s, line %d. Nothing was changed."
              .formatted(file, steps.size() + 1),
          e);
    }
    return steps;
  }

  /**
   * Adds what follows from the tasks there are. Who comes at the same time waits, so that nothing
   * is raised or closed twice; the lock is of a file beside, since reading the file would give up
   * one of its own.
   */
  private List<Step> append(Function<List<AlarmTask>, List<Step>> judge) {
    Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
    synchronized (ONE_HERE) {
      try (FileChannel turn =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        turn.lock();
        List<Step> steps = judge.apply(all());
        if (!steps.isEmpty()) {
          write(steps);
        }
        return steps;
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Failed to write the tasks to %s: %s. They are as they were.".formatted(file, e), e);
      }
    }
  }

  private void write(List<Step> steps) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Step step : steps) {
      lines.append(JSON.writeValueAsString(step)).append('\n');
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.truncate(wholeLines(channel));
      channel.position(channel.size());
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static long wholeLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }
}
