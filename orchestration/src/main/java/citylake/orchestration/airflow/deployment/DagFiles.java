package citylake.orchestration.airflow.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two files of the night's DAG. The file of Python is the same everywhere; all that differs
 * stands in the JSON beside it.
 */
public final class DagFiles {
  /** Name of the DAG, and of its files. */
  public static final String DAG = "citylake_night";

  /** In the schema of a run's date: by whose clock the nights go. */
  public static final String TIME_ZONE = "x-time-zone";

  /** Bounds how many cities are landed at once. */
  public static final String LANDING_POOL = "citylake_landing";

  /**
   * Bounds how many steps of a night are called at once. Which of them go on side by side the
   * night's own process decides; a call waits for one other step at most, which counts as its time.
   */
  public static final String LAKE_POOL = "citylake_lake";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path launcher;
  private final DagSettings settings;

  /**
   * @param launcher of the program, on the machine that runs the tasks
   */
  public DagFiles(Path launcher, DagSettings settings) {
    this.launcher = launcher;
    this.settings = settings;
  }

  /**
   * Writes both files; Airflow sees the new plan not before the file of Python, which comes last.
   *
   * @param plan doors and steps, as {@code citylake plan --json} gives them
   * @param lake that the night fills
   * @param night arguments that say which night is meant, but for its date
   * @param declarations those of them that {@code citylake plan} takes
   * @return when: the DAG's start, by which a server shows that it has read this deployment
   */
  public Instant write(
      Path folder,
      Map<String, Object> plan,
      Path lake,
      List<String> night,
      List<String> declarations) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> deployed = new LinkedHashMap<>();
    deployed.put("dag_id", DAG);
    deployed.put("deployed_at", now.toString().replace("Z", "+00:00"));
    deployed.put("schedule", settings.schedule().isBlank() ? null : settings.schedule().strip());
    deployed.put("time_zone", settings.zone().getId());
    deployed.put("deadline_seconds", Math.max(1, settings.deadline().toSeconds()));
    deployed.put("retries", settings.retries());
    deployed.put("retry_seconds", Math.max(1, settings.retryAfter().toSeconds()));
    deployed.put("step_minutes", Math.max(1, settings.stepLimit().toMinutes()));
    deployed.put("alert", settings.alert() == null ? null : settings.alert().toString());
    deployed.put("landing_pool", LANDING_POOL);
    deployed.put("lake_pool", LAKE_POOL);
    deployed.put("launcher", launcher.toString());
    deployed.put("lake", lake.toString());
    deployed.put("arguments", night);
    deployed.put("declarations", declarations);
    deployed.put("plan", plan);
    try (InputStream python = DagFiles.class.getResourceAsStream("/airflow/" + DAG + ".py")) {
      Files.createDirectories(folder);
      byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(deployed);
      put(folder.resolve(DAG + ".json"), json);
      put(folder.resolve(DAG + ".py"), python.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the DAG into %s. Name a folder that Airflow reads with --dags."
              .formatted(folder),
          e);
    }
    return now;
  }

  /**
   * What was deployed to the folder last, if the program of this launcher does its work; empty too
   * where the work is another's, whose lake and declarations cannot be seen from here.
   */
  public static Optional<JsonNode> deployed(Path folder, Path launcher) {
    return deployed(folder).filter(json -> isSame(json.path("launcher").asText(), launcher));
  }

  private static boolean isSame(String named, Path launcher) {
    try {
      return Files.isSameFile(Path.of(named), launcher);
    } catch (IOException e) {
      return false; // it lies on another machine
    }
  }

  /** What was deployed to the folder last; empty where nothing was. */
  public static Optional<JsonNode> deployed(Path folder) {
    Path json = folder.resolve(DAG + ".json");
    if (!Files.exists(json)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(json.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read %s, which says what was deployed. Write it anew: citylake airflow deploy"
              .formatted(json),
          e);
    }
  }

  /** Airflow may read at any moment: it finds the old file or the new one, whole. */
  private static void put(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
