package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.MigrationRunner;
import citylake.lake.NightLock;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.delivery.Intake;
import citylake.orchestration.flow.ComputedSteps;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.night.BackfillResult.Status;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Reads kept files again by today's declarations, and releases what follows: whole, or not at all.
 *
 * <p>What people have decided about refused records holds on: see {@link DecidedRecords}.
 *
 * <p>The same mechanics as a night: attempts, out-gate, both accounts, one commit. Repeatable, and
 * after a kill the same order goes on where it was.
 */
public final class BackfillRun {
  private final BackfillOrder order;
  private final LakeCatalog catalog;
  private final List<Source> sources;
  private final Supplier<SparkSession> sessions;
  private final Progress progress;
  private final Clock clock;
  private final LineageSettings telling;

  /**
   * @param telling to whom the run is told
   */
  public BackfillRun(
      BackfillOrder order,
      LakeCatalog catalog,
      List<Source> sources,
      Supplier<SparkSession> sessions,
      Progress progress,
      Clock clock,
      LineageSettings telling) {
    this.order = order;
    this.catalog = catalog;
    this.sources = List.copyOf(sources);
    this.sessions = sessions;
    this.progress = progress;
    this.clock = clock;
    this.telling = telling;
  }

  /**
   * Runs it.
   *
   * @throws InvalidOrder where a city is declared with another code than its files were taken under
   * @throws IllegalStateException when another run holds the lake, when a kept file is gone, or
   *     when one does not fit today's declaration; nothing was changed
   */
  public BackfillResult run() {
    try (NightLock lock =
        NightLock.take(catalog.home(), "backfill %s to %s".formatted(order.from(), order.to()))) {
      Instant start = clock.instant();
      Releases releases = new Releases(catalog);
      Release base = releases.current().orElseThrow(this::nothingReleased);
      CityCodes.refuseOthers("backfill", sources, catalog, Optional.of(base));
      List<TakenDelivery> replayed =
          TakenFiles.replayed(order, TakenFiles.of(catalog, base, sources));
      if (replayed.isEmpty()) {
        return new BackfillResult(
            run(replayed),
            Status.UP_TO_DATE,
            base,
            base,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Duration.between(start, clock.instant()));
      }
      BackfillPlan plan = BackfillPlan.of(order, catalog, sources);
      if (!plan.missing().isEmpty()) {
        throw new IllegalStateException(
            "Cannot backfill %s to %s: %d of the files are not there to be read: %s. Nothing was changed; what is released stays as it is. Put copies that got lost back from a backup of landing/ (not those that were deleted: their time is over), or leave these cities out with --cities."
                .formatted(
                    order.from(),
                    order.to(),
                    plan.missing().size(),
                    String.join("; ", plan.missing())));
      }
      releases.settle(base, run(replayed));
      return run(replayed, base, start);
    }
  }

  private IllegalStateException nothingReleased() {
    return new IllegalStateException(
        "Cannot backfill the lake at %s: nothing has been released yet. Run the nights first: citylake night --date D --dumps DIR"
            .formatted(catalog.home().warehouse()));
  }

  private BackfillResult run(List<TakenDelivery> replayed, Release base, Instant start) {
    String run = run(replayed);
    progress.at("files", "looking through %d kept files".formatted(replayed.size()));
    Map<TableName, Map<Delivery, LocalDate>> kinds = ScannedFiles.of(replayed, order);
    progress.at("spark", "starting");
    SparkSession session = sessions.get();
    new MigrationRunner(catalog).apply(session);
    NightTables tables = new NightTables(catalog, session, Optional.of(base), run);
    NightSettings settings =
        new NightSettings(base.night(), catalog.home(), "", sources, ScanLimits.DEFAULT)
            .telling(telling);
    List<ReplayedKind> kept = new ArrayList<>();
    kinds.forEach((table, files) -> kept.add(new ReplayedKind(table, files, session)));
    List<StepRecord> records = new ArrayList<>();
    try (Replay replay =
            new Replay(
                kept, new CarriedOutDecisions(catalog, base, tables, session).of(kept, run));
        NightLineage lineage = new NightLineage(settings, clock);
        NightContext context = new NightContext(settings, session, tables, Intake.NOTHING)) {
      List<Step> steps = new ArrayList<>(replay.steps());
      steps.addAll(ComputedSteps.of(sources, base.night(), session));
      StepRunner runner = new StepRunner(context, run, clock, lineage.byItself());
      for (Step step : Flow.of(steps).inOrder()) {
        progress.at(step.name(), "→ " + step.output());
        records.add(runner.run(step));
      }
      return end(run, base, tables, records, lineage, replay.overtaken(), start);
    }
  }

  private BackfillResult end(
      String run,
      Release base,
      NightTables tables,
      List<StepRecord> records,
      NightLineage lineage,
      List<OvertakenDecision> overtaken,
      Instant start) {
    Publication publication =
        new Publication(catalog, Optional.of(base), base.night(), run, "backfill", progress, clock);
    List<TableName> changed =
        publication.releasable().stream()
            .filter(table -> tables.rowsSeen(table) != tables.rowsReleased(table))
            .toList();
    Judgement judged = Judgement.NONE;
    Release release = base;
    Status status = Status.SAME_ROWS;
    if (!changed.isEmpty()) {
      judged = publication.judge(tables, changed, null, records, lineage.byItself());
      status = judged.blocking().isEmpty() ? Status.RELEASED : Status.BLOCKED;
    }
    if (status == Status.RELEASED) {
      release = publication.release(tables);
    } else if (status == Status.SAME_ROWS) {
      new Releases(catalog).settle(base, null);
    }
    lineage.ended(judged.blocking());
    return new BackfillResult(
        run,
        status,
        release,
        base,
        judged.accounts().deliveries(),
        judged.accounts().sources(),
        changed.stream().map(TableName::toString).toList(),
        judged.blocking(),
        lineage.warnings(),
        overtaken,
        List.copyOf(records),
        Duration.between(start, clock.instant()));
  }

  /**
   * Name of the run: the same for the same files and declarations, so that a second start goes on
   * with the first.
   */
  private String run(List<TakenDelivery> replayed) {
    StringBuilder what = new StringBuilder();
    for (TakenDelivery delivery : replayed) {
      what.append(delivery.id())
          .append(delivery.declared().map(Source::declarationHash).orElse(""))
          .append('\n');
    }
    String hash =
        UUID.nameUUIDFromBytes(what.toString().getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, 8);
    return "b%s_%s_%s".formatted(order.from(), order.to(), hash).replace("-", "");
  }
}
