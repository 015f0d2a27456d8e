package citylake.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Spark session a JVM, a fresh Iceberg lake a test class.
 *
 * <p>Tests pay for the session, not for the rows: it is started by the first class that asks and
 * kept. Each class gets a session of its own state (settings, temporary views) whose catalog {@code
 * lake} lies in a new temporary folder.
 *
 * <p>Plans are interpreted, as the product does for small nights: compiling code for ten rows costs
 * a third of a class's processor time. Classes that read many rows, or look at the code, ask for
 * it.
 */
public final class LocalSpark implements BeforeAllCallback, AfterAllCallback {
  private final boolean isCompiled;
  private SparkSession session;
  private Path folder;

  /** For classes of some thousand rows. */
  public LocalSpark() {
    this(false);
  }

  private LocalSpark(boolean isCompiled) {
    this.isCompiled = isCompiled;
  }

  /**
   * For classes that read so many rows that compiling code for a plan pays, and those about what
   * the gateway does, which compiles.
   */
  public static LocalSpark compiling() {
    return new LocalSpark(true);
  }

  /** The session of this test class. */
  public SparkSession session() {
    if (session == null) {
      throw new IllegalStateException(
          "Cannot hand out a session outside a test: register LocalSpark as a static @RegisterExtension field.");
    }
    return session;
  }

  /** The temporary folder of this class's lake. */
  public Path folder() {
    return folder;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("lake");
    session = SharedSession.get().newSession();
    session.conf().set("spark.sql.codegen.wholeStage", isCompiled);
    session.conf().set("spark.sql.codegen.factoryMode", isCompiled ? "FALLBACK" : "NO_CODEGEN");
    session.conf().set("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
    session.conf().set("spark.sql.catalog.lake.type", "jdbc");
    session.conf().set("spark.sql.catalog.lake.uri", "jdbc:sqlite:" + folder.resolve("catalog.db"));
    session.conf().set("spark.sql.catalog.lake.jdbc.schema-version", "V1");
    session.conf().set("spark.sql.catalog.lake.warehouse", folder.resolve("warehouse").toString());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    session = null;
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Holds the JVM's one session. */
  private static final class SharedSession {
    private static final SparkSession SESSION =
        SparkSession.builder()
            .appName("citylake tests")
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            // Plans of ten rows need no second look at run time: a third less time a statement.
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .getOrCreate();

    private static SparkSession get() {
      return SESSION;
    }
  }
}
