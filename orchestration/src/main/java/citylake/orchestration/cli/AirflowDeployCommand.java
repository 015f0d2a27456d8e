package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.orchestration.airflow.client.Dag;
import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.airflow.deployment.DagSettings;
import citylake.orchestration.airflow.deployment.Rollout;
import citylake.orchestration.airflow.server.AirflowProgram;
import citylake.orchestration.night.OpenNight;
import citylake.orchestration.resident.NightOrder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake airflow deploy}: gives Airflow the night. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description =
        "Gives Airflow the night: a box for each city's door and each step, in the order of citylake plan, with this lake, these dumps and this schedule. Called again it replaces what was deployed; no night is started by it.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow deploy --dumps /data/dumps",
      "  citylake airflow deploy --dumps dumps --sources my-cities --schedule '30 1 * * *' --zone Asia/Shanghai",
      "  citylake airflow deploy --dumps /data/dumps --server https://airflow.example --dags /mnt/airflow/dags",
      "  citylake airflow deploy --dumps /data/dumps --dags my-repository/dags --files-only",
      "",
      "Again after each new version of Citylake; not after a new city."
    })
final class AirflowDeployCommand implements Callable<Integer> {
  private static final int SECONDS_A_MINUTE = 60;

  @Spec private CommandSpec spec;
  @Mixin private AirflowServerOption server;
  @Mixin private LakeOption lake;
  @Mixin private SourcesOption sources;

  @Option(
      names = "--dumps",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the cities' dumps; any file system that Hadoop knows.")
  private String dumps;

  @Option(
      names = "--dags",
      paramLabel = "DIR",
      description = "Folder that the server reads DAGs from (default: that of the Airflow here).")
  private Path dags;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "Where ./citylake lies on the machine that runs the tasks (default: here).")
  private Path launcher;

  @Option(
      names = "--schedule",
      paramLabel = "CRON",
      defaultValue = "30 1 * * *",
      description = "When nights begin (default: ${DEFAULT-VALUE}); '' for triggered nights alone.")
  private String schedule;

  @Option(
      names = "--zone",
      paramLabel = "NAME",
      defaultValue = "Asia/Shanghai",
      description =
          "Time zone of the schedule and of the business date (default: ${DEFAULT-VALUE}).")
  private String zone;

  @Option(
      names = "--deadline",
      paramLabel = "MINUTES",
      defaultValue = "240",
      description = "A night that is not through by then is told as late (default: 240).")
  private double deadline;

  @Option(
      names = "--step-limit",
      paramLabel = "MINUTES",
      defaultValue = "120",
      description =
          "A box that takes longer, its wait for one other step included, is stopped and tried again (default: 120).")
  private int stepLimit;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Further tries of a box that broke (default: 2); a refused one is not tried again.")
  private int retries;

  @Option(
      names = "--retry-after",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Pause before the second try; each further one is twice as long (default: 30).")
  private int retryAfter;

  @Option(
      names = "--alert",
      paramLabel = "PROGRAM",
      description = "Program that is given the text of each failure on its standard input.")
  private Path alert;

  @Option(
      names = "--cities-at-once",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many cities are landed side by side (default: 4).")
  private int citiesAtOnce;

  @Option(names = "--paused", description = "Leave the schedule switched off.")
  private boolean isPaused;

  @Option(
      names = "--files-only",
      description = "Write the DAG's two files and speak with no server.")
  private boolean filesOnly;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    DagSettings settings = settings();
    Path folder = folder();
    refuseMissingDumps();
    Rollout rollout = filesOnly ? null : new Rollout(server.client());
    if (rollout != null) {
      rollout.pools(citiesAtOnce);
    }
    Instant deployedAt = write(folder, settings);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("dag", DagFiles.DAG);
    answer.put("folder", folder.toString());
    answer.put("deployed_at", deployedAt.toString());
    answer.put("schedule", settings.schedule());
    answer.put("zone", settings.zone().getId());
    if (rollout != null) {
      answer.put("next_night", inForce(rollout, deployedAt));
    }
    spec.commandLine().getOut().println(json ? Output.json(answer) : text(answer));
    return ExitCode.DONE;
  }

  private DagSettings settings() {
    return new DagSettings(
        schedule,
        DagSettings.zone(zone),
        Duration.ofSeconds(Math.round(deadline * SECONDS_A_MINUTE)),
        retries,
        Duration.ofSeconds(retryAfter),
        Duration.ofMinutes(stepLimit),
        alert == null ? null : alert.toAbsolutePath().normalize());
  }

  private Path folder() {
    if (dags == null && (server.isElsewhere() || filesOnly)) {
      throw new IllegalArgumentException(
          "Cannot deploy: it is not known where %s reads DAGs from. Nothing was written. Name the folder with --dags."
              .formatted(filesOnly ? "your server" : "that server"));
    }
    return dags == null ? server.home().dags() : dags.toAbsolutePath().normalize();
  }

  /** Only where the tasks run here: what another machine sees cannot be told from this one. */
  private void refuseMissingDumps() {
    Optional<Path> local = server.isElsewhere() || filesOnly ? Optional.empty() : localDumps();
    local
        .filter(path -> !Files.isDirectory(path))
        .ifPresent(
            path -> {
              throw new IllegalArgumentException(
                  "Invalid dump folder: %s does not exist, or is no folder. Nothing was deployed; nights run as they were deployed before. Name the folder that holds the cities' dumps with --dumps."
                      .formatted(path));
            });
  }

  private Optional<Path> localDumps() {
    if (dumps.startsWith("file:")) {
      return Optional.of(Path.of(URI.create(dumps).getPath()));
    }
    return dumps.contains("://")
        ? Optional.empty()
        : Optional.of(Path.of(dumps).toAbsolutePath().normalize());
  }

  private Instant write(Path folder, DagSettings settings) {
    List<Source> declared = sources.load();
    NightOrder order =
        new NightOrder(
            LocalDate.EPOCH, lake.home().local(), dumps, sources.folders(), sources.isOnly());
    // All but the date, which each run gives.
    List<String> night = order.arguments().subList(2, order.arguments().size());
    List<String> declarations = new ArrayList<>();
    order.sources().forEach(each -> declarations.addAll(List.of("--sources", each.toString())));
    if (order.onlySources()) {
      declarations.add("--only-sources");
    }
    Path program = launcher == null ? AirflowProgram.ofLauncher().launcher() : launcher;
    return new DagFiles(program, settings)
        .write(folder, PlanCommand.plan(declared), order.lake(), night, declarations);
  }

  private String inForce(Rollout rollout, Instant deployedAt) {
    rollout.awaitRead(deployedAt);
    if (isPaused) {
      rollout.switchOff();
      return null;
    }
    rollout.switchOn();
    Dag dag = rollout.awaitRead(deployedAt);
    return dag.nextDagrunRunAfter() == null ? null : dag.nextDagrunRunAfter().toString();
  }

  private String text(Map<String, Object> answer) {
    if (filesOnly) {
      return "The night is written to %s: %s.py and %s.json. Airflow needs the pools %s and %s (%d slots)."
          .formatted(
              answer.get("folder"),
              DagFiles.DAG,
              DagFiles.DAG,
              DagFiles.LANDING_POOL,
              DagFiles.LAKE_POOL,
              OpenNight.STEPS_AT_ONCE);
    }
    Object next = answer.get("next_night");
    return "Airflow has the night (%s). %s%nNow, if you like: citylake airflow trigger --wait"
        .formatted(
            DagFiles.DAG,
            isPaused
                ? "Its schedule is switched off."
                : next == null
                    ? "It has no schedule."
                    : "The next one begins at %s.".formatted(next));
  }
}
