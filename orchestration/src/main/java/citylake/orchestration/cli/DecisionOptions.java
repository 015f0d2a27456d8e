package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.MigrationRunner;
import citylake.lake.NightLock;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lake.SparkSessions;
import citylake.orchestration.dashboard.PublishedPage;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.Progress;
import citylake.orchestration.night.ReplayResult;
import citylake.orchestration.night.ReplayRun;
import citylake.orchestration.quarantine.Quarantine;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every decision about refused records needs: a lake, its sources, who decides. */
final class DecisionOptions {
  @Mixin private LakeOption lake;
  @Mixin private SourcesOption sources;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides (default: the user of this machine).")
  private String by = System.getProperty("user.name");

  private SparkSession session;

  String by() {
    return by;
  }

  SourcesOption sources() {
    return sources;
  }

  LakeCatalog openExisting() {
    return lake.openExisting();
  }

  /** On this lake, also where the process has a session on another one already. */
  private SparkSession session() {
    if (session == null) {
      session = SparkSessions.beside(lake.session(), lake.home());
    }
    return session;
  }

  /**
   * The refused records of the release that readers see; changes nothing.
   *
   * @throws Failures.NotFound before the first night
   */
  Quarantine look(LakeCatalog catalog) {
    Release release =
        new Releases(catalog)
            .current()
            .orElseThrow(
                () ->
                    new Failures.NotFound(
                        "Cannot look into quarantine: nothing has been released yet. Run a night first: citylake night --date D --dumps DIR"));
    return new Quarantine(catalog, session(), release);
  }

  /** The same for who decides: the lake's tables are brought to their newest form first. */
  Quarantine quarantine(LakeCatalog catalog) {
    if (new Releases(catalog).current().isPresent()
        && !new MigrationRunner(catalog).pending().isEmpty()) {
      try (NightLock lock = NightLock.take(catalog.home(), "migration of the lake")) {
        new MigrationRunner(catalog).apply(session());
      }
    }
    return look(catalog);
  }

  /** Carries out all that waits, and renews the dashboard. */
  Optional<ReplayResult> carryOut(LakeCatalog catalog, PrintWriter progress) {
    Progress console = (stage, detail) -> progress.printf("%-28s %s%n", stage, detail);
    Optional<ReplayResult> result =
        ReplayRun.run(
            sources.load(),
            catalog,
            this::session,
            console,
            Clock.systemUTC(),
            LineageSettings.of(System.getenv()));
    result
        .filter(ReplayResult::isReleased)
        .ifPresent(
            done ->
                PublishedPage.renew(
                    session(),
                    catalog,
                    done.release(),
                    new NightSettings(
                        done.release().night(),
                        lake.home(),
                        "",
                        sources.load(),
                        citylake.etl.landing.ScanLimits.DEFAULT)));
    return result;
  }
}
