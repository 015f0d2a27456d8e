package citylake.orchestration.night;

import citylake.ddl.Sha256;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.standard.StandardKind;
import citylake.lake.LakeCatalog;
import citylake.lake.MigrationRunner;
import citylake.lake.NightLock;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.orchestration.delivery.Intake;
import citylake.orchestration.flow.ComputedSteps;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.quality.DeliveryAccount;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * Carries out what has been decided about refused records: a run of its own, from the decisions to
 * one release, or to none.
 *
 * <p>It builds on the release that readers see and keeps its date, takes no deliveries, and is as
 * repeatable as a night: its name follows from the decisions, its steps carry their marks, and
 * which decisions are carried out is part of the release itself.
 */
public final class ReplayRun {
  private final List<Source> sources;
  private final LakeCatalog catalog;
  private final Release base;
  private final ChosenRecords chosen;
  private final SparkSession session;
  private final NightTables tables;
  private final String run;
  private final Progress progress;
  private final Clock clock;
  private final LineageSettings telling;

  private ReplayRun(
      List<Source> sources,
      LakeCatalog catalog,
      Release base,
      ChosenRecords chosen,
      SparkSession session,
      Progress progress,
      Clock clock,
      LineageSettings telling) {
    this.sources = sources;
    this.catalog = catalog;
    this.base = base;
    this.chosen = chosen;
    this.session = session;
    this.run = name(chosen.waiting());
    this.tables = new NightTables(catalog, session, Optional.of(base), run);
    this.progress = progress;
    this.clock = clock;
    this.telling = telling;
  }

  /**
   * Carries out all decisions that wait, as a run of its own.
   *
   * @param telling to whom the run is told
   * @return empty when nothing waits
   * @throws IllegalStateException when another run holds the lake
   * @throws InvalidOrder where a city is declared with another code than its files were taken under
   */
  public static Optional<ReplayResult> run(
      List<Source> sources,
      LakeCatalog catalog,
      Supplier<SparkSession> sessions,
      Progress progress,
      Clock clock,
      LineageSettings telling) {
    try (NightLock lock = NightLock.take(catalog.home(), "replay of refused records")) {
      CityCodes.refuseOthers(
          "judge refused records again", sources, catalog, new Releases(catalog).current());
      return carryOut(sources, catalog, sessions, progress, clock, telling);
    }
  }

  /** The same for one who holds the lake's lock; without decisions it costs one small read. */
  static Optional<ReplayResult> carryOut(
      List<Source> sources,
      LakeCatalog catalog,
      Supplier<SparkSession> sessions,
      Progress progress,
      Clock clock,
      LineageSettings telling) {
    Releases releases = new Releases(catalog);
    Optional<Release> base = releases.current();
    if (base.isEmpty()) {
      return Optional.empty();
    }
    List<Decision> all = new DecisionBook(catalog).all();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Map<String, Object>> deliveries =
        new NightTables(catalog, null, base, "").releasedRows(Tables.OPS_DELIVERY);
    List<String> known = sources.stream().map(Source::name).toList();
    List<Decision> waiting =
        DecisionBook.waiting(all, deliveries).stream()
            .filter(decision -> known.contains(decision.source()))
            .toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    releases.settle(base.get(), name(waiting));
    progress.at("spark", "starting");
    SparkSession session = sessions.get();
    new MigrationRunner(catalog).apply(session);
    ChosenRecords chosen = new ChosenRecords(waiting, all, DecisionBook.carriedOut(deliveries));
    return Optional.of(
        new ReplayRun(sources, catalog, base.get(), chosen, session, progress, clock, telling)
            .run());
  }

  /** The same decisions give the same name, so a run that was killed goes on where it was. */
  private static String name(List<Decision> decisions) {
    String ids = decisions.stream().map(Decision::id).sorted().collect(Collectors.joining(" "));
    return "q" + Sha256.hex(ids.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  private ReplayResult run() {
    List<KindReplay> replays = replays();
    NightSettings settings =
        new NightSettings(base.night(), catalog.home(), "", sources, ScanLimits.DEFAULT)
            .telling(telling);
    try (NightLineage lineage = new NightLineage(settings, clock);
        NightContext night = new NightContext(settings, session, tables, Intake.NOTHING)) {
      List<StepRecord> records = new ArrayList<>();
      StepRunner runner = new StepRunner(night, run, clock, lineage.byItself());
      for (Step step : flow(replays).inOrder()) {
        progress.at(step.name(), "→ " + step.output());
        records.add(runner.run(step));
      }
      return judgeAndRelease(records, lineage);
    } finally {
      replays.forEach(KindReplay::close);
    }
  }

  private List<KindReplay> replays() {
    List<KindReplay> replays = new ArrayList<>();
    for (TableName table : StandardKind.tables()) {
      List<Source> concerned =
          sources.stream()
              .filter(source -> source.kind().equals(table.table()))
              .filter(source -> chosen.sources().contains(source.name()))
              .toList();
      if (!concerned.isEmpty()) {
        replays.add(new KindReplay(table, concerned, sources, chosen, session, tables));
      }
    }
    return replays;
  }

  private Flow flow(List<KindReplay> replays) {
    Map<String, String> decided = decided();
    List<Step> steps = new ArrayList<>();
    replays.forEach(replay -> steps.add(new ReplayStandardStep(replay, decided)));
    steps.add(new ResolutionStep(replays, decided, run, base.number()));
    steps.add(new ReplayLogStep(replays, chosen, decided, run));
    steps.addAll(ComputedSteps.of(sources, base.night(), session));
    return Flow.of(steps);
  }

  /** What decides the outcomes: the decisions, the declarations, the records that are kept. */
  private Map<String, String> decided() {
    Map<String, String> reads = new TreeMap<>();
    chosen.waiting().forEach(decision -> reads.put(decision.id(), decision.delivery()));
    sources.forEach(source -> reads.put(source.name(), source.declarationHash()));
    for (TableName input : List.of(Tables.RAW_RECORD, Tables.QUARANTINE_RECORD)) {
      reads.put(input.toString(), Long.toString(tables.released(input)));
    }
    return reads;
  }

  private ReplayResult judgeAndRelease(List<StepRecord> records, NightLineage lineage) {
    Publication publication =
        new Publication(catalog, Optional.of(base), base.night(), run, "replay", progress, clock);
    Judgement judgement =
        publication.judge(
            tables, publication.touched(tables), base.night(), records, lineage.byItself());
    Release release = judgement.blocking().isEmpty() ? publication.release(tables) : base;
    lineage.ended(judgement.blocking());
    List<String> warnings = new ArrayList<>(judgement.warnings());
    warnings.addAll(lineage.warnings());
    List<DeliveryAccount> accounts =
        judgement.accounts().deliveries().stream()
            .filter(account -> account.delivery().endsWith("-" + run))
            .toList();
    List<String> carriedOut =
        judgement.blocking().isEmpty() ? carriedOut(accounts, release) : List.of();
    return new ReplayResult(
        run, release, accounts, carriedOut, judgement.blocking(), List.copyOf(warnings));
  }

  private List<String> carriedOut(List<DeliveryAccount> accounts, Release release) {
    List<String> words = new ArrayList<>();
    for (String source : chosen.sources()) {
      List<Decision> decisions =
          chosen.waiting().stream().filter(decision -> decision.source().equals(source)).toList();
      String replay = DeliveryLog.replay(base.night(), source, run);
      accounts.stream()
          .filter(account -> account.delivery().equals(replay))
          .map(account -> new CarriedOut(source, decisions, account).words(run, release.number()))
          .forEach(words::add);
    }
    return List.copyOf(words);
  }
}
