package citylake.lake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import scala.Option;
import scala.runtime.BoxedUnit;

/** The one place where Spark sessions are made; every option stands here once, with its reason. */
public final class SparkSessions {
  /** Catalog through which readers see the lake: released, read-only. */
  public static final String RELEASED = LakeCatalog.NAME;

  /** Catalog through which the night writes; no reader is given it. */
  public static final String NIGHT = "night";

  private static final long SMALL = 100_000;
  private static final int SHUFFLE_PARTITIONS = 2;
  private static final int GENERATED_CODES = 2_000;

  private SparkSessions() {}

  /**
   * Opens a session on a lake.
   *
   * @param master {@code local[2]}, or a cluster's address
   * @param scratch local folder for spill and shuffle
   */
  public static SparkSession open(LakeHome home, String master, Path scratch) {
    return on(
        home,
        computing(master, scratch)
            // Code that was generated is kept for the next statement of the same form: by default
            // of a hundred, but a night over sixteen cities has many more and compiled each anew.
            .config("spark.sql.codegen.cache.maxEntries", GENERATED_CODES));
  }

  /** Opens a session on a lake for statements of many askers at once. */
  public static SparkSession serving(LakeHome home, String master, Path scratch) {
    return on(
        home,
        computing(master, scratch)
            // Each asker's jobs get a share of the cores, however many another has.
            .config("spark.scheduler.mode", "FAIR")
            // What is spilled and shuffled holds rows that not everybody may see.
            .config("spark.io.encryption.enabled", "true")
            // A task that wants more memory than there is fails; by default it ends the process,
            // and with it everybody else's statements.
            .config("spark.executor.killOnFatalError.depth", "0"));
  }

  private static SparkSession on(LakeHome home, SparkSession.Builder builder) {
    builder.config(
        "spark.sql.extensions",
        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    catalogs(home).forEach(builder::config);
    return builder.getOrCreate();
  }

  /** Opens a session that knows no lake: for looking at files alone. */
  public static SparkSession withoutLake(String master, Path scratch) {
    return computing(master, scratch).getOrCreate().newSession();
  }

  private static SparkSession.Builder computing(String master, Path scratch) {
    return SparkSession.builder()
        .appName("citylake")
        .master(master)
        // No page that anyone on the network could open: plans and samples show data.
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        // Instants are UTC everywhere; wall clocks are kept beside them without a zone.
        .config("spark.sql.session.timeZone", "UTC")
        // Two cores: two partitions. Adaptive execution splits what is larger and makes one of less
        // than a megabyte; by its other rule (64 MB) one core rewrote whole tables.
        .config("spark.sql.shuffle.partitions", SHUFFLE_PARTITIONS)
        .config("spark.sql.adaptive.coalescePartitions.parallelismFirst", "true")
        .config("spark.local.dir", scratch.toString())
        // A stream of objects keeps all that it has written until it is reset, by default after a
        // hundred of them: a hundred batches of records, in each of the files of a shuffle, are
        // more than there is memory.
        .config("spark.serializer.objectStreamReset", "1")
        .config("spark.sql.warehouse.dir", scratch.resolve("unused").toString())
        .config("spark.hadoop." + LocalFiles.SETTING, LocalFiles.class.getName())
        // Nothing of ours looks into cached plans of other statements.
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.ui.retainedExecutions", "1");
  }

  /**
   * Suits the session to the size of what is computed next: compiling generated code and planning
   * anew between stages pay for themselves only from about a hundred thousand rows on. What comes
   * out is the same.
   *
   * @param rows that are read, about
   */
  public static void suit(SparkSession session, long rows) {
    boolean isSmall = isSmall(rows);
    session.conf().set("spark.sql.codegen.wholeStage", !isSmall);
    session.conf().set("spark.sql.codegen.factoryMode", isSmall ? "NO_CODEGEN" : "FALLBACK");
    session.conf().set("spark.sql.adaptive.enabled", !isSmall);
    session.conf().set("spark.sql.shuffle.partitions", isSmall ? 1 : SHUFFLE_PARTITIONS);
  }

  /** Whether so many rows are computed without compiling code for them; see {@link #suit}. */
  static boolean isSmall(long rows) {
    return rows < SMALL;
  }

  /** A session of its own settings and pins on the same lake, beside the one given. */
  public static SparkSession beside(SparkSession session, LakeHome home) {
    SparkSession own = session.newSession();
    catalogs(home).forEach(own.conf()::set);
    loadCatalogs(own);
    return own;
  }

  /**
   * A session on the same cores that keeps rules of its own, and whose {@code newSession} keeps
   * them too. Sessions made otherwise, before and after, know nothing of the rules.
   */
  static SparkSession ruled(SparkSession session, Consumer<SparkSessionExtensions> rules) {
    Option<SparkSession> active = SparkSession.getActiveSession();
    Option<SparkSession> fallback = SparkSession.getDefaultSession();
    SparkSession.setActiveSession(session);
    try {
      return SparkSession.builder()
          .withExtensions(
              extensions -> {
                rules.accept(extensions);
                return BoxedUnit.UNIT;
              })
          .create();
    } finally {
      // Spark makes the newest session everybody's.
      restore(active, SparkSession::setActiveSession, SparkSession::clearActiveSession);
      restore(fallback, SparkSession::setDefaultSession, SparkSession::clearDefaultSession);
    }
  }

  private static void restore(
      Option<SparkSession> before, Consumer<SparkSession> set, Runnable clear) {
    if (before.isDefined()) {
      set.accept(before.get());
    } else {
      clear.run();
    }
  }

  /** A session for readers: only released tables have names in it, files have none. */
  static SparkSession reading(SparkSession session, LakeHome home) {
    SparkSession own = beside(session, home);
    own.conf().set("spark.sql.runSQLOnFiles", false);
    // With it, a condition such as 1 / (CASE WHEN city = 'X' THEN 0 ELSE 1 END) = 1 keeps the
    // planner busy for ever, and no stop reaches it (SPARK-58428). May go with Spark's release
    // that has the repair.
    own.conf().set("spark.sql.optimizer.datasourceV2ExprFolding", false);
    // What follows from conditions is worked out by putting names in for each other in every way:
    // twenty columns that are each made of another one are more ways than there is memory.
    own.conf().set("spark.sql.constraintPropagation.enabled", false);
    return own;
  }

  /**
   * Spark loads a catalog when it is first asked for, by the settings of whichever session is
   * active in the thread then: that may be one on another lake. So this is done while ours is.
   */
  private static void loadCatalogs(SparkSession own) {
    active(
        own,
        () -> {
          CatalogManager catalogs =
              ((org.apache.spark.sql.classic.SparkSession) own).sessionState().catalogManager();
          catalogs.setCurrentCatalog(NIGHT);
          catalogs.setCurrentCatalog(RELEASED);
        });
  }

  /** Does the work while the session is the one that Spark takes in this thread, unless told. */
  static void active(SparkSession session, Runnable work) {
    Option<SparkSession> before = SparkSession.getActiveSession();
    SparkSession.setActiveSession(session);
    try {
      work.run();
    } finally {
      restore(before, SparkSession::setActiveSession, SparkSession::clearActiveSession);
    }
  }

  private static Map<String, String> catalogs(LakeHome home) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("spark.sql.catalog." + RELEASED, ReleaseCatalog.class.getName());
    options.put("spark.sql.catalog." + NIGHT, NightCatalog.class.getName());
    home.catalogProperties()
        .forEach(
            (key, value) -> {
              options.put("spark.sql.catalog." + RELEASED + "." + key, value);
              options.put("spark.sql.catalog." + NIGHT + "." + key, value);
            });
    options.put("spark.sql.defaultCatalog", RELEASED);
    return options;
  }
}
