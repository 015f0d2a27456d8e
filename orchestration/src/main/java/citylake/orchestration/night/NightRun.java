package citylake.orchestration.night;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.MigrationRunner;
import citylake.lake.NightLock;
import citylake.lake.NightTables;
import citylake.lake.OpsLog;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lineage.ComputedStep;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.orchestration.delivery.DumpListing;
import citylake.orchestration.delivery.Intake;
import citylake.orchestration.delivery.IntakeDesk;
import citylake.orchestration.delivery.KnownFiles;
import citylake.orchestration.night.NightResult.Status;
import citylake.quality.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * One night, from the cities' dumps to one release, or to none.
 *
 * <p>Repeatable: the same night again is a no-op (found out without a Spark session), and after a
 * crash the night goes on where it was. Readers see a change at one line only, the commit of the
 * release.
 */
public final class NightRun {
  /** Tables that tell of runs and releases; they are the lake's diary, not part of a release. */
  private static final Set<TableName> DIARY =
      Set.of(Tables.OPS_RELEASE, Tables.OPS_RUN, Tables.OPS_VERDICT);

  private final NightSettings settings;
  private final LakeCatalog catalog;
  private final Supplier<SparkSession> session;
  private final Progress progress;
  private final Clock clock;

  /**
   * @param session opened only when there is something to compute
   */
  public NightRun(
      NightSettings settings,
      LakeCatalog catalog,
      Supplier<SparkSession> session,
      Progress progress,
      Clock clock) {
    this.settings = settings;
    this.catalog = catalog;
    this.session = session;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Runs the night.
   *
   * @throws IllegalStateException when another night holds the lake
   */
  public NightResult run() {
    Instant start = clock.instant();
    try (NightLock lock = NightLock.take(settings.home(), "night " + settings.date())) {
      Releases releases = new Releases(catalog);
      Optional<Release> base = releases.current();
      base.ifPresent(release -> releases.settle(release, settings.run()));
      progress.at("dumps", "looking for files below " + settings.dumpRoot());
      Intake intake = intake(base);
      if (isUpToDate(base, intake)) {
        return result(Status.UP_TO_DATE, base.get(), intake, List.of(), start);
      }
      return compute(releases, base, intake, start);
    }
  }

  private Intake intake(Optional<Release> base) {
    KnownFiles known =
        new KnownFiles(
            base.isPresent()
                ? new NightTables(catalog, null, base, settings.run())
                    .releasedRows(Tables.OPS_DELIVERY)
                : List.of());
    return new IntakeDesk(
            settings.sources(),
            known,
            settings.date(),
            settings.home().landing(),
            settings.limits())
        .take(new DumpListing(settings.dumpRoot()).list(settings.sources()));
  }

  private boolean isUpToDate(Optional<Release> base, Intake intake) {
    if (base.isEmpty() || !intake.isEmpty() || !new MigrationRunner(catalog).pending().isEmpty()) {
      return false;
    }
    NightTables released = NightTables.releasedOnly(catalog, base.get());
    return NightSteps.flow(settings.sources(), settings.date(), null).inOrder().stream()
        .filter(ComputedStep.class::isInstance)
        .allMatch(
            step ->
                StepRunner.isUpToDate(
                    step, StepRunner.fingerprint(step, null, released), released));
  }

  private NightResult compute(
      Releases releases, Optional<Release> base, Intake intake, Instant start) {
    progress.at("spark", "starting");
    SparkSession spark = session.get();
    new MigrationRunner(catalog).apply(spark);
    NightTables tables = new NightTables(catalog, spark, base, settings.run());
    List<StepRecord> steps = new ArrayList<>();
    try (NightContext night = new NightContext(settings, spark, tables, intake)) {
      Flow flow = NightSteps.flow(settings.sources(), settings.date(), spark);
      StepRunner runner = new StepRunner(night, settings.run(), clock);
      for (Step step : flow.inOrder()) {
        progress.at(step.name(), "→ " + step.output());
        steps.add(runner.run(step));
      }
    }
    List<TableName> touched =
        releasable().stream()
            .filter(tables::isTouched)
            .filter(table -> !DIARY.contains(table))
            .toList();
    progress.at("out-gate", "judging %d tables".formatted(touched.size()));
    Verdict verdict = OutGate.judge(tables, touched, settings.date());
    Accounts accounts = Accounts.of(tables, settings.date());
    List<String> blocking = new ArrayList<>(accounts.imbalances());
    verdict.blocking().forEach(outcome -> blocking.add(outcome.sentence()));
    record(steps, verdict);
    Release release = base.orElse(null);
    if (blocking.isEmpty() && !touched.isEmpty()) {
      progress.at("release", "all tables at once");
      release = next(base, tables);
      releases.commit(release);
    }
    Status status =
        !blocking.isEmpty()
            ? Status.BLOCKED
            : touched.isEmpty() ? Status.UP_TO_DATE : Status.RELEASED;
    return new NightResult(
        settings.run(),
        settings.date(),
        status,
        release,
        accounts.deliveries(),
        accounts.sources(),
        intake.refused(),
        intake.known(),
        List.copyOf(blocking),
        verdict.warnings().stream().map(outcome -> outcome.sentence()).toList(),
        List.copyOf(steps),
        Duration.between(start, clock.instant()));
  }

  private void record(List<StepRecord> steps, Verdict verdict) {
    OpsLog log = new OpsLog(catalog, settings.run());
    int attempt = log.nextAttempt();
    log.append(
        Tables.OPS_RUN,
        steps.stream().map(step -> step.row(settings.run(), attempt, settings.date())).toList());
    log.append(Tables.OPS_VERDICT, verdict.rows(settings.run() + "." + attempt, settings.date()));
  }

  private Release next(Optional<Release> base, NightTables tables) {
    return new Release(
        base.map(release -> release.number() + 1).orElse(1L),
        base.map(Release::number).orElse(null),
        settings.date(),
        settings.run(),
        "night",
        clock.instant(),
        tables.forRelease(releasable(), table -> TableContracts.of(table).hash()));
  }

  private List<TableName> releasable() {
    return catalog.tables().stream().filter(table -> !DIARY.contains(table)).toList();
  }

  private NightResult result(
      Status status, Release release, Intake intake, List<StepRecord> steps, Instant start) {
    return new NightResult(
        settings.run(),
        settings.date(),
        status,
        release,
        List.of(),
        List.of(),
        intake.refused(),
        intake.known(),
        List.of(),
        List.of(),
        steps,
        Duration.between(start, clock.instant()));
  }
}
