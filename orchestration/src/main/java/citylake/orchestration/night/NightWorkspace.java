package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.etl.standard.StandardKind;
import citylake.lake.LakeCatalog;
import citylake.lake.MigrationRunner;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.orchestration.delivery.Intake;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Where an open night computes: its session, opened when first needed; its flow; and what the steps
 * share, made anew when the doors are closed or the session is opened. Guarded by the lock of
 * {@link OpenNight}, whose it is.
 */
final class NightWorkspace implements AutoCloseable {
  private final NightSettings settings;
  private final LakeCatalog catalog;
  private final Supplier<SparkSession> sessions;
  private final Progress progress;
  private final Optional<Release> base;
  private final Supplier<Intake> intake;
  private final ReadySteps ready;
  private SparkSession session;
  private NightContext context;
  private Flow flow;

  /**
   * @param sessions asked only when there is something to compute
   * @param base what the night stands on; empty before the first release
   * @param intake what has been landed until now
   */
  NightWorkspace(
      NightSettings settings,
      LakeCatalog catalog,
      Supplier<SparkSession> sessions,
      Progress progress,
      Optional<Release> base,
      Supplier<Intake> intake) {
    this.settings = settings;
    this.catalog = catalog;
    this.sessions = sessions;
    this.progress = progress;
    this.base = base;
    this.intake = intake;
    this.ready = new ReadySteps(settings.date(), this::flow, this::upgraded);
  }

  Flow flow() {
    if (flow == null) {
      flow =
          settings.isAhead()
              ? NightSteps.ahead(settings.sources())
              : NightSteps.flow(settings.sources(), settings.date(), session);
    }
    return flow;
  }

  /**
   * The step of the flow as it is now: one that computes, once there is a session.
   *
   * @throws UnknownStep when there is no such step
   */
  Step step(String name) {
    return flow().inOrder().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnknownStep(name, StepDesk.names(settings.sources())));
  }

  ReadySteps ready() {
    return ready;
  }

  /** A session, and in it every table in its newest form. */
  SparkSession openSession() {
    if (session == null) {
      progress.at("spark", "starting");
      SparkSession opened = sessions.get();
      new MigrationRunner(catalog).apply(opened);
      session = opened;
      flow = null;
      forget();
    }
    return session;
  }

  boolean isBehindMigrations() {
    return session == null && !new MigrationRunner(catalog).pending().isEmpty();
  }

  private Optional<NightContext> upgraded() {
    return isBehindMigrations() ? Optional.empty() : Optional.of(context());
  }

  NightContext context() {
    if (context == null) {
      NightTables tables = new NightTables(catalog, session, base, settings.run());
      context = new NightContext(settings, session, tables, intake.get());
    }
    return context;
  }

  NightTables tables() {
    return context().tables();
  }

  /** The night's files or tables have changed: what the steps share is made anew. */
  void forget() {
    close();
    context = null;
    ready.forget();
  }

  /**
   * Forgets what this night wrote of a kind before its last source was taken out of the
   * declarations; ahead of the night, all that a night had begun and not released.
   *
   * @param touched tables that the night has written
   */
  void forgetWithoutStep(Supplier<List<TableName>> touched) {
    List<TableName> tables = settings.isAhead() ? touched.get() : StandardKind.tables();
    tables.stream().filter(table -> flow().makerOf(table).isEmpty()).forEach(tables()::forget);
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
  }
}
