package citylake.orchestration.night;

import citylake.etl.dump.DumpSource;
import citylake.etl.dump.LandedFile;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.ReleasedReader;
import citylake.lake.SparkSessions;
import citylake.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A lake of its own in a folder, with a place for dumps, and nights run on it as the command line
 * runs them.
 */
public final class NightLab implements AutoCloseable {
  /** The JVM's one Spark outlives the folder of any test, so its scratch space must too. */
  private static final Path SCRATCH =
      SharedData.projectRoot().resolve("orchestration/target/spark-scratch");

  private final Path folder;
  private final LakeHome home;
  private final LakeCatalog catalog;
  private final SparkSession session;

  public NightLab(Path folder) {
    this.folder = folder;
    this.home = LakeHome.in(folder.resolve("lake"));
    this.catalog = LakeCatalog.open(home);
    try {
      Files.createDirectories(dumps());
      SparkSession shared = SparkSessions.open(home, "local[2]", Files.createDirectories(SCRATCH));
      this.session = SparkSessions.beside(shared, home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path dumps() {
    return folder.resolve("dumps");
  }

  public LakeHome home() {
    return home;
  }

  public LakeCatalog catalog() {
    return catalog;
  }

  public SparkSession session() {
    return session;
  }

  /** Writes bytes where a city would deliver them. */
  public void deliver(String name, byte[] bytes) {
    try {
      Path file = dumps().resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public NightResult run(String date, Path... sources) {
    return run(date, Sources.load(List.of(sources)).all());
  }

  public NightResult run(String date, List<Source> sources) {
    NightSettings settings =
        new NightSettings(
            LocalDate.parse(date), home, dumps().toString(), sources, ScanLimits.DEFAULT);
    return new NightRun(settings, catalog, () -> session, Progress.SILENT, Clock.systemUTC()).run();
  }

  /** What a night would make of a landed file by its contract and SELECT, without a lake. */
  public Dataset<Row> candidates(Source source, LandedFile file, LocalDate night) {
    return source.candidates(
        session
            .read()
            .format(DumpSource.class.getName())
            .options(DumpSource.options(source.dumpShape(), List.of(file)))
            .load(),
        night);
  }

  /** Rows as a reader sees them. */
  public List<Row> released(String sql) {
    return new ReleasedReader(session, catalog).query(sql, rows -> rows.collectAsList());
  }

  @Override
  public void close() throws IOException {
    catalog.close();
  }
}
