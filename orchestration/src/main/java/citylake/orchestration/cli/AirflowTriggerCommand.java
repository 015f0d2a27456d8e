package citylake.orchestration.cli;

import citylake.orchestration.airflow.runs.NightRuns;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake airflow trigger}: a night now. */
@Command(
    name = "trigger",
    mixinStandardHelpOptions = true,
    description =
        "Starts a night in Airflow. Nights run one after the other; a date that is done already is found done.",
    footer = {
      "",
      "Examples:",
      "  citylake airflow trigger",
      "  citylake airflow trigger --date 2026-03-02 --wait",
      "  citylake airflow trigger --date 2026-03-02 --city denver --accept denver/denver_crime_20260302.csv",
      "",
      "Exit codes: 2 a date that is refused, 3 no such city: no run was made. With --wait: 0 released; 1 failed,",
      "or still going on after the limit; 4 refused by the out-gate; 5 released, without the cities whose box",
      "is red"
    })
final class AirflowTriggerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AirflowServerOption server;
  @Mixin private AirflowWaitOption waiting;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Business date of the night (default: the day of the run, on the DAG's clock).")
  private LocalDate date;

  @Option(
      names = "--city",
      paramLabel = "CITY",
      description =
          "Land this city alone; may be given more than once (default: all). Nothing is said of the others: they are not missing, and keep what they had.")
  private List<String> cities = List.of();

  @Option(
      names = "--accept",
      paramLabel = "FILE",
      description =
          "Take this file although it is unlike those before it; may be given more than once.")
  private List<String> accepted = List.of();

  @Option(names = "--any-date", description = NightOptions.ANY_DATE)
  private boolean isAnyDate;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (!cities.isEmpty() || date != null) {
      DeployedNight.on(server).ifPresent(this::refuseTypos);
    }
    NightRuns nights = new NightRuns(server.client());
    String run = nights.start(date, cities, accepted, isAnyDate);
    String turn =
        nights
            .ahead(run)
            .map(ahead -> ". It begins when %s is through: one night at a time.".formatted(ahead))
            .orElse("");
    return waiting.follow(nights, run, "Night started: %s%s".formatted(run, turn), json, spec);
  }

  private void refuseTypos(DeployedNight night) {
    AskedCities.refuseUnknown(cities, night);
    if (date != null && !isAnyDate) {
      AskedDates.refuseUnlikely(date, night);
    }
  }
}
