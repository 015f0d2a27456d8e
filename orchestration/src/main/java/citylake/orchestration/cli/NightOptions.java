package citylake.orchestration.cli;

import citylake.etl.landing.ScanLimits;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.StepDesk;
import citylake.orchestration.night.UnknownStep;
import citylake.orchestration.resident.NightOrder;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which night a command means: its date, its lake, the cities' dumps and declarations. */
final class NightOptions {
  /** What {@code --any-date} is for. */
  static final String ANY_DATE =
      "Run the night also on a date before the released night or after tomorrow, which is refused otherwise: most such dates are typos, and the files would count as taken.";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private LakeOption lake;
  @Mixin private SourcesOption sources;
  @Mixin private DumpsOption dumps;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "Business date of the night, e.g. 2026-03-02: its run key.")
  private LocalDate date;

  @Option(names = "--any-date", description = ANY_DATE)
  private boolean isAnyDate;

  NightOrder order() {
    return new NightOrder(
        date,
        lake.home().local(),
        dumps.folder(),
        sources.folders(),
        sources.isOnly(),
        dumps.accepted().stream().sorted().toList(),
        isAnyDate);
  }

  NightSettings settings() {
    NightSettings settings =
        new NightSettings(date, lake.home(), dumps.folder(), sources.load(), ScanLimits.DEFAULT)
            .accepting(dumps.accepted())
            .telling(LineageSettings.of(System.getenv()));
    return isAnyDate ? settings : settings.onLikelyDate();
  }

  /** Before a process is started that would hold the lake for a step that no night has. */
  void refuseUnknown(String step) {
    List<String> names = StepDesk.names(sources.load());
    if (!names.contains(step)) {
      throw new Failures.NotFound(new UnknownStep(step, names).getMessage());
    }
  }

  /** The command that was typed. */
  CommandSpec command() {
    return command;
  }

  LakeHome home() {
    return lake.home();
  }

  LakeCatalog open() {
    return lake.open();
  }

  SparkSession session() {
    return lake.session();
  }
}
