package citylake.benchmarks;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Citylake's side: the normal night over one big dump, in a process of its own.
 *
 * <p>Counted are all stages from the dump to the released standard table: starting Spark, landing,
 * raw, standard, quarantine, the delivery's account, the judgement of every written table and the
 * release. The models and what is published from them run too but are not counted: the peer does
 * nothing like it.
 */
final class NightSide {
  private static final List<String> NOT_COUNTED =
      List.of("hot_place", "hour_of_week", "coincidence", "publish_");

  private NightSide() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    Stages stages = new Stages();
    NightSettings settings =
        new NightSettings(
            LocalDate.parse("2019-07-01"),
            home,
            folder.resolve("dumps").toString(),
            Sources.load(List.of()).all(),
            ScanLimits.DEFAULT);
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      NightResult result =
          new NightRun(
                  settings,
                  catalog,
                  () -> SparkSessions.open(home, "local[2]", scratch),
                  stages,
                  Clock.systemUTC())
              .run();
      stages.at("end", "");
      if (result.status() != NightResult.Status.RELEASED) {
        throw new IllegalStateException("Cannot compare: the night ended " + result.blocking());
      }
    }
    Measured.print(stages.counted(), stages.toString());
  }

  /** Seconds of each stage. */
  private static final class Stages implements Progress {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String stage = "start";
    private long since = System.nanoTime();

    @Override
    public void at(String newStage, String detail) {
      long now = System.nanoTime();
      seconds.merge(stage, (now - since) / 1e9, Double::sum);
      stage = newStage;
      since = now;
    }

    double counted() {
      return seconds.entrySet().stream()
          .filter(entry -> NOT_COUNTED.stream().noneMatch(entry.getKey()::startsWith))
          .mapToDouble(Map.Entry::getValue)
          .sum();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      seconds.forEach((name, value) -> text.append("%s %.1f  ".formatted(name, value)));
      return text.toString().strip();
    }
  }
}
