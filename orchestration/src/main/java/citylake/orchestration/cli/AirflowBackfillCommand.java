package citylake.orchestration.cli;

import citylake.orchestration.airflow.client.AirflowClient;
import citylake.orchestration.airflow.client.Backfill;
import citylake.orchestration.airflow.client.BackfillOrder;
import citylake.orchestration.airflow.client.Dag;
import citylake.orchestration.airflow.client.Reprocess;
import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.night.InvalidOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** {@code citylake airflow backfill}: nights of past dates, by Airflow. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description =
        "Lets Airflow run the nights of past dates, oldest first, one after the other: first says which, then starts them. Dates that have a scheduled run already are left, unless --again says otherwise.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow backfill --from 2026-03-01 --to 2026-03-07 --dry-run",
      "  citylake airflow backfill --from 2026-03-01 --to 2026-03-07 --again failed",
      "",
      "What is released already is restated by citylake backfill, not by this: nights before the released one",
      "are refused (exit code 2), on another server by their box plan."
    })
final class AirflowBackfillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowServerOption server;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "First business date.")
  private LocalDate from;

  @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last business date.")
  private LocalDate to;

  @Option(
      names = "--again",
      paramLabel = "WHICH",
      defaultValue = "none",
      description =
          "Dates that have a run: none again, the failed, or all completed (default: none).")
  private Reprocess again;

  @Option(
      names = "--any-date",
      description =
          "Run also nights before the released one, which are refused otherwise: their records would win over newer ones.")
  private boolean isAnyDate;

  @Option(names = "--dry-run", description = "Say which nights it would run, and start none.")
  private boolean isDryRun;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw new InvalidOrder(
          "Invalid range of a backfill: it ends (%s) before it begins (%s). Nothing was started."
              .formatted(to, from));
    }
    AirflowClient airflow = server.client();
    ZoneId zone = clock(airflow.dags().find(DagFiles.DAG));
    BackfillOrder order = order(zone);
    List<LocalDate> nights =
        airflow.backfills().preview(order).stream()
            .map(moment -> moment.atZone(zone).toLocalDate())
            .toList();
    Optional<DeployedNight> here = DeployedNight.on(server);
    if (!isAnyDate) {
      here.ifPresent(night -> AskedDates.refuseReleased(nights, ReleasedNight.of(night.lake())));
    }
    Backfill begun = isDryRun || nights.isEmpty() ? null : airflow.backfills().create(order);
    spec.commandLine()
        .getOut()
        .println(json ? Output.json(asMap(nights, begun)) : text(nights, begun));
    return ExitCode.DONE;
  }

  /** By whose clock the deployed night goes: its dates are days there. */
  private static ZoneId clock(Dag night) {
    Dag.Parameter date = night.params().get("date");
    String zone = date == null ? "" : date.schema().path(DagFiles.TIME_ZONE).asText("");
    if (zone.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot tell the dates of %s's nights: it was deployed by an older program, which does not say by whose clock they go. Nothing was started. First: citylake airflow deploy"
              .formatted(night.dagId()));
    }
    return ZoneId.of(zone);
  }

  private BackfillOrder order(ZoneId zone) {
    Instant first = from.atStartOfDay(zone).toInstant();
    Instant last = to.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    Map<String, Object> parameters = isAnyDate ? Map.of("any_date", true) : Map.of();
    return new BackfillOrder(DagFiles.DAG, first, last, parameters, again, false, 1);
  }

  private static Map<String, Object> asMap(List<LocalDate> nights, Backfill begun) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("nights", nights);
    answer.put("backfill", begun == null ? null : begun.id());
    return answer;
  }

  private static String text(List<LocalDate> nights, Backfill begun) {
    if (nights.isEmpty()) {
      return "No night to run: the schedule has none in that range, or all have a run. Nothing was started.";
    }
    String which =
        "%d nights, %s to %s"
            .formatted(nights.size(), nights.get(0), nights.get(nights.size() - 1));
    return begun == null
        ? "Would run %s. Nothing was started.".formatted(which)
        : "Backfill %d begins: %s. How it goes: citylake airflow status"
            .formatted(begun.id(), which);
  }
}
