package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.NightLock;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lineage.ComputedStep;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.lineage.event.ParentRun;
import citylake.orchestration.delivery.CityLanding;
import citylake.orchestration.delivery.Intake;
import citylake.orchestration.delivery.KnownFiles;
import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.delivery.RefusedBefore;
import citylake.orchestration.delivery.Unfinished;
import citylake.orchestration.night.NightResult.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * A night under way: it holds the lake's lock, and lands, computes, judges and releases when asked.
 *
 * <p>The whole night ({@link NightRun}) and the night a step at a time ({@link StepDesk}) are the
 * same calls. Each may be repeated, also from another thread or after a kill: what is done is found
 * done, by the marks in the tables and the list of landed files. Landing goes on side by side, and
 * so do steps of one size, by {@link Turns}; everything else goes one after the other. This
 * object's lock is taken within a turn and never held while one is waited for.
 */
public final class OpenNight implements AutoCloseable {
  /** More calls for steps at once than these wait for each other. */
  public static final int STEPS_AT_ONCE = Turns.AT_ONCE;

  private final NightSettings settings;
  private final LakeCatalog catalog;
  private final Clock clock;
  private final Instant start;
  private final NightLock lock;
  private final Releases releases;
  private final Optional<Release> base;
  private final Optional<ReplayResult> replayed;
  private final Doors doors;
  private final NightLineage lineage;
  private final Turns turns = new Turns();
  private final StepRecords records = new StepRecords();
  private final NightWorkspace workspace;
  private final Publication publication;
  private final Progress progress;
  private Judgement judgement;

  /** Asked without waiting for a step that is being computed. */
  private volatile boolean isOver;

  private OpenNight(
      NightSettings settings,
      LakeCatalog catalog,
      Supplier<SparkSession> sessions,
      Progress progress,
      Clock clock,
      NightLock lock,
      Optional<ReplayResult> replayed) {
    this.settings = settings;
    this.catalog = catalog;
    this.progress = progress;
    this.clock = clock;
    this.start = clock.instant();
    this.lock = lock;
    this.replayed = replayed;
    this.releases = new Releases(catalog);
    this.base = releases.current();
    base.ifPresent(release -> releases.settle(release, settings.run()));
    Unfinished.remove(settings.home().landing());
    this.doors = new Doors(settings, known());
    this.lineage = new NightLineage(settings, clock);
    this.workspace = new NightWorkspace(settings, catalog, sessions, progress, base, doors::intake);
    this.publication =
        new Publication(
            catalog, base, releasedAs(), settings.run(), settings.kind(), progress, clock);
  }

  /**
   * Opens the night on top of what is released.
   *
   * @param sessions asked only when there is something to compute
   * @throws IllegalStateException when another run holds the lake
   * @throws InvalidOrder for a date that {@link NightDate} refuses, where the settings say so, and
   *     for an accepted file that is not among the dumps
   */
  public static OpenNight open(
      NightSettings settings,
      LakeCatalog catalog,
      Supplier<SparkSession> sessions,
      Progress progress,
      Clock clock) {
    NightLock lock = NightLock.take(settings.home(), settings.words());
    try {
      if (!settings.isAnyDate()) {
        NightDate.refuseUnlikely(
            settings.date(), new Releases(catalog).current(), settings.sources(), clock);
      }
      if (settings.isAhead()) {
        NightDate.refuseUnlessComing(settings.date(), new Releases(catalog).current());
      }
      AcceptedFiles.refuseUnknown(settings);
      CityCodes.refuseOthers(
          "run night " + settings.date(),
          settings.sources(),
          catalog,
          new Releases(catalog).current());
      // Older records come before tonight's; decisions wait for the night itself.
      Optional<ReplayResult> replayed =
          settings.isAhead()
              ? Optional.empty()
              : ReplayRun.carryOut(
                  settings.sources(),
                  catalog,
                  sessions,
                  progress,
                  clock,
                  settings.lineage().withoutServer());
      return new OpenNight(settings, catalog, sessions, progress, clock, lock, replayed);
    } catch (RuntimeException | Error e) { // Hadoop's local disk fails by an error
      lock.close();
      throw e;
    }
  }

  /** Ahead of a night readers still see the night before, with some tables that are fresher. */
  private LocalDate releasedAs() {
    return settings.isAhead() ? base.orElseThrow().night() : settings.date();
  }

  private KnownFiles known() {
    return new KnownFiles(
        base.isPresent()
            ? new NightTables(catalog, null, base, settings.run()).releasedRows(Tables.OPS_DELIVERY)
            : List.of());
  }

  NightSettings settings() {
    return settings;
  }

  /** What readers see; empty before the first release. */
  Optional<Release> base() {
    return base;
  }

  /** Lands what one city has delivered; see {@link Doors}. */
  CityLanding land(String door) {
    return doors.land(door);
  }

  /**
   * Files of the door that this night refuses, also those that are whole but unlike earlier ones;
   * one that the lake has already is nobody's fault and not among them.
   */
  List<Refusal> refused(CityLanding landing) {
    return doors.intakeOf(landing).refused().stream().filter(Refusal::isToBeMended).toList();
  }

  /** Files of the door that this night refused before and that nobody has sent anew. */
  List<RefusedBefore> stillRefused(CityLanding landing) {
    return doors.stillRefused(landing);
  }

  void landAll() {
    doors.landAll();
  }

  /**
   * Closes the doors: the steps compute on what has been landed until now.
   *
   * @return doors that were not landed
   */
  List<String> closeDoors() {
    return turns.alone(this::closedDoors);
  }

  private synchronized List<String> closedDoors() {
    refuseWhenOver();
    List<String> missing = doors.close();
    workspace.forget();
    return missing;
  }

  Intake intake() {
    return doors.intake();
  }

  /** Whether what is released holds all of this night already; found out without a session. */
  synchronized boolean isUpToDate() {
    if (base.isEmpty() || !intake().isEmpty() || workspace.isBehindMigrations()) {
      return false;
    }
    NightTables released = NightTables.releasedOnly(catalog, base.get());
    return (settings.isAhead() || PunctualityStep.hasJudgedAll(released, settings, intake()))
        && flow().inOrder().stream()
            .filter(ComputedStep.class::isInstance)
            .allMatch(
                step ->
                    StepRunner.isUpToDate(
                        step, StepRunner.fingerprint(step, null, released), released));
  }

  synchronized Flow flow() {
    return workspace.flow();
  }

  /**
   * Runs one step, unless its result is there.
   *
   * @param asker the run that asks for it, if it is not the night
   * @throws NotReady when what it reads has not been made in this night
   * @throws UnknownStep when there is no such step
   */
  StepRecord run(String name, Optional<ParentRun> asker) {
    Company company = companyOf(name);
    // Asked again within the turn: the doors may have been closed anew until it came.
    Optional<StepRecord> beside =
        company == Company.NONE
            ? Optional.empty()
            : turns.beside(
                name,
                company,
                () ->
                    companyOf(name) == company
                        ? Optional.of(runNow(name, asker))
                        : Optional.empty());
    return beside.orElseGet(() -> turns.alone(() -> runNow(name, asker)));
  }

  /**
   * What the step may go on beside. Nothing, where it is not ready yet: what it waits for may be
   * going on, and is through when its turn comes.
   */
  synchronized Company companyOf(String name) {
    try {
      Step step = allowed(name);
      return NightTables.isSmall(StepRunner.rowsRead(step, workspace.context()))
          ? Company.SMALL
          : step instanceof DeliveryStep ? Company.NONE : Company.LARGE;
    } catch (NotReady e) {
      return Company.NONE;
    }
  }

  private StepRecord runNow(String name, Optional<ParentRun> asker) {
    Step step;
    StepRunner runner;
    synchronized (this) {
      step = allowed(name);
      if (!workspace.ready().isDone(step)) {
        workspace.openSession();
        progress.at(name, "→ " + step.output());
        step = workspace.step(name); // one that computes
      }
      runner = new StepRunner(workspace.context(), settings.run(), clock, lineage.askedBy(asker));
    }
    StepRecord record = runner.run(step);
    keep(record);
    return record;
  }

  /** The step, if it may run now. */
  private Step allowed(String name) {
    refuseWhenOver();
    Step step = workspace.step(name);
    intake();
    workspace.ready().refuseUnless(flow().before(step), "run step " + name);
    return step;
  }

  private synchronized void keep(StepRecord record) {
    workspace.ready().made(record.step());
    records.keep(record);
  }

  /**
   * Judges what the night has made.
   *
   * @param asker the run that asks for it, if it is not the night
   * @throws NotReady while a step is missing
   */
  Judgement judge(Optional<ParentRun> asker) {
    return turns.alone(() -> judged(asker));
  }

  private synchronized Judgement judged(Optional<ParentRun> asker) {
    refuseWhenOver();
    workspace.ready().refuseUnless(flow().inOrder(), "judge");
    workspace.forgetWithoutStep(this::touched);
    List<TableName> touched = touched();
    if (judgement != null && judgement.isOf(workspace.tables(), touched)) {
      return judgement;
    }
    if (touched.isEmpty()) {
      judgement = Judgement.NONE;
      return judgement;
    }
    workspace.openSession();
    judgement =
        publication.judge(
            workspace.tables(),
            touched,
            settings.date(),
            records.inOrderOf(flow()),
            lineage.askedBy(asker));
    return judgement;
  }

  /** Releases what the out-gate lets through; readers see all of it from here on, or nothing. */
  NightResult release(Optional<ParentRun> asker) {
    return turns.alone(() -> released(asker));
  }

  private synchronized NightResult released(Optional<ParentRun> asker) {
    Judgement judged = judged(asker);
    List<TableName> touched = touched();
    Release release = base.orElse(null);
    boolean isReleased = judged.blocking().isEmpty() && !touched.isEmpty();
    // Looked up before the commit: it settles the night's branches, this view stands on the base,
    // and what cannot be read then must not call a night failed that readers see.
    NightNews news = news(judged, OddDeliveries.warnings(workspace.tables(), intake()));
    if (isReleased) {
      release = publication.release(workspace.tables());
      isOver = true;
    }
    Status status =
        !judged.blocking().isEmpty()
            ? Status.BLOCKED
            : isReleased ? Status.RELEASED : Status.UP_TO_DATE;
    return result(status, release, judged, news);
  }

  /** Whether readers see it, so that it must be opened anew for whoever asks for more. */
  public boolean isOver() {
    return isOver;
  }

  /** The result of a night that had nothing to do. */
  synchronized NightResult upToDate() {
    return result(
        Status.UP_TO_DATE, base.orElse(null), Judgement.NONE, news(Judgement.NONE, List.of()));
  }

  private NightNews news(Judgement judged, List<String> odd) {
    List<String> warnings = new ArrayList<>(replayed.map(ReplayResult::remarks).orElse(List.of()));
    warnings.addAll(doors.remarks());
    warnings.addAll(odd);
    warnings.addAll(judged.warnings());
    return new NightNews(
        intake(),
        doors.stillRefused().stream().map(RefusedBefore::words).toList(),
        workspace.isBehindMigrations()
            ? List.of()
            : KindPunctuality.ofNight(workspace.tables(), settings.date()),
        warnings);
  }

  private NightResult result(Status status, Release release, Judgement judged, NightNews news) {
    lineage.ended(judged.blocking());
    List<String> warnings = new ArrayList<>(news.warnings());
    warnings.addAll(lineage.warnings());
    return new NightResult(
        settings.run(),
        settings.date(),
        status,
        release,
        judged.accounts().deliveries(),
        judged.accounts().sources(),
        news.intake().refused(),
        news.stillRefused(),
        news.punctuality(),
        replayed.map(ReplayResult::carriedOut).orElse(List.of()),
        news.intake().known(),
        judged.blocking(),
        List.copyOf(warnings),
        records.inOrderOf(flow()),
        Duration.between(start, clock.instant()));
  }

  /** A session, and in it every table in its newest form. */
  synchronized SparkSession openSession() {
    return workspace.openSession();
  }

  /** What this night stands on is no longer what is released: it must be opened anew. */
  private void refuseWhenOver() {
    if (isOver) {
      throw new NightIsOver(settings.date());
    }
  }

  private List<TableName> touched() {
    return publication.touched(workspace.tables());
  }

  @Override
  public void close() {
    workspace.close();
    lineage.close();
    lock.close();
  }
}
