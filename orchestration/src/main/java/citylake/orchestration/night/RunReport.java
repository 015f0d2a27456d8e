package citylake.orchestration.night;

import citylake.lake.LakeHome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run says of itself on the local disk while it goes, so that also a run that was killed can
 * be asked about.
 *
 * <p>Nothing is written before the first stage, which comes after the lake's lock: a second run
 * that is refused must not write over the report of the one that is going on.
 *
 * <p>One JSON file a run: {@code status} (running, ended, failed), {@code stage}, {@code message}
 * and, at the end, the {@code result}.
 */
public final class RunReport {
  /** What all runs ahead of nights are called: the newest of them has the report. */
  public static final String AHEAD = "ahead";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ObjectNode content = JSON.createObjectNode();

  /** Messages of what has failed and was not asked for again, by stage, the first first. */
  private final Map<String, String> failures = new LinkedHashMap<>();

  private boolean isBegun;

  private RunReport(Path file) {
    this.file = file;
  }

  public static RunReport of(LakeHome home, String run) {
    RunReport report = new RunReport(folder(home).resolve(run + ".json"));
    report.content.put("run", run);
    return report;
  }

  /** The reports there are, newest first. */
  public static List<JsonNode> all(LakeHome home) {
    Path folder = folder(home);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(RunReport::read)
          .sorted(
              Comparator.comparing((JsonNode run) -> run.path("started_at").asText()).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the run reports in " + folder, e);
    }
  }

  /**
   * The report of a run, or the newest one where none is named. Runs ahead of nights come every few
   * minutes and would hide a night that failed: they are found by name alone.
   */
  public static Optional<JsonNode> find(LakeHome home, String run) {
    return all(home).stream()
        .filter(
            report ->
                run == null
                    ? !report.path("run").asText().equals(AHEAD)
                    : report.path("run").asText().equals(run))
        .findFirst();
  }

  public void started(LocalDate night) {
    content.put("night", night.toString());
    content.put("status", "running");
    content.put("process", ProcessHandle.current().pid());
    content.put("started_at", Instant.now().toString());
  }

  /** A failure of another stage stays in sight, whatever goes on beside it. */
  public synchronized void at(String stage) {
    failures.remove(stage);
    content.put("stage", stage);
    isBegun = true;
    show();
  }

  /** What failed before is asked for again. */
  public synchronized void again(String stage) {
    if (failures.remove(stage) != null) {
      show();
    }
  }

  private void show() {
    content.put("status", failures.isEmpty() ? "running" : "failed");
    if (failures.isEmpty()) {
      content.remove(List.of("message", "ended_at"));
    } else {
      Map.Entry<String, String> first = failures.entrySet().iterator().next();
      content.put("stage", first.getKey());
      content.put("message", first.getValue());
    }
    write();
  }

  /**
   * @param result as JSON
   */
  public synchronized void ended(String result) {
    failures.clear();
    content.remove("message");
    content.put("status", "ended");
    content.put("ended_at", Instant.now().toString());
    try {
      content.set("result", JSON.readTree(result));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to keep the result of the run", e);
    }
    write();
  }

  /** The failure itself goes on to whoever waits for the run. */
  public void failed(String stage, Throwable failure) {
    try {
      failed(stage, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    } catch (UncheckedIOException e) {
      failure.addSuppressed(e); // on a full disk the report cannot be written either
    }
  }

  public synchronized void failed(String stage, String message) {
    failures.put(stage, message);
    content.put("ended_at", Instant.now().toString());
    show();
  }

  private void write() {
    if (!isBegun) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, content.toPrettyString());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the run report %s: %s. What is released is unharmed, and readers see it. Make room on the disk, or the folder writable, and give the same command again; it goes on where it was."
              .formatted(file, reason(e)),
          e);
    }
  }

  /** The system's own words; the file is named already. */
  private static String reason(IOException failure) {
    if (failure instanceof FileSystemException named) {
      return named.getReason() == null ? named.toString() : named.getReason();
    }
    return failure.getMessage();
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the run report " + file, e);
    }
  }

  private static Path folder(LakeHome home) {
    return home.local().resolve("runs");
  }
}
