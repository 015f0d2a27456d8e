package citylake.benchmarks;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Maintenance;
import citylake.lake.Retention;
import citylake.lake.SparkSessions;
import citylake.lake.TableState;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.Progress;
import citylake.sample.BigDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What a lake weighs after many small nights of one city, with and without maintenance after each,
 * and whether a night gets slower: one line a night, in a process of its own.
 *
 * <p>Each night delivers some hundred records, nearly all of them corrections. Maintenance keeps a
 * week, so that releases do expire within the time.
 */
final class LakeAge {
  private static final LocalDate FIRST = LocalDate.of(2019, 7, 1);
  private static final int RECORDS = 400;
  private static final int NEW_EACH_NIGHT = 5;
  private static final int KEPT_RELEASES = 7;
  private static final int KEPT_DAYS = 7;

  private final Path folder;
  private final LakeHome home;
  private final LakeCatalog catalog;
  private final SparkSession session;
  private final List<Source> sources;

  private LakeAge(Path folder, LakeCatalog catalog, LakeHome home) throws IOException {
    this.folder = folder;
    this.home = home;
    this.catalog = catalog;
    this.session =
        SparkSessions.open(home, "local[2]", Files.createDirectories(folder.resolve("scratch")));
    this.sources =
        Sources.load(List.of()).all().stream()
            .filter(source -> source.city().id().equals("denver"))
            .toList();
  }

  /**
   * @param arguments empty folder, number of nights, {@code maintained} or {@code left-alone}
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int nights = Integer.parseInt(arguments[1]);
    boolean isMaintained = arguments[2].equals("maintained");
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    System.out.println(
        "| night | night s | maintain s | files | data files | snapshots | metadata kB |");
    System.out.println("|---|---|---|---|---|---|---|");
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      LakeAge age = new LakeAge(folder, catalog, home);
      for (int night = 0; night < nights; night++) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(night));
        double seconds = age.night(night, clock);
        double maintained = isMaintained ? age.maintained(clock) : 0;
        System.out.println(age.line(night + 1, seconds, maintained, clock));
      }
    }
  }

  private double night(int night, Clock clock) throws IOException {
    Path dumps = Files.createDirectories(folder.resolve("dumps/denver"));
    LocalDate date = FIRST.plusDays(night);
    BigDump.write(
        dumps.resolve("denver_crime_%s.csv".formatted(date)),
        RECORDS + (long) NEW_EACH_NIGHT * night,
        night);
    long start = System.nanoTime();
    NightResult result =
        new NightRun(
                new NightSettings(
                    date, home, folder.resolve("dumps").toString(), sources, ScanLimits.DEFAULT),
                catalog,
                () -> session,
                Progress.SILENT,
                clock)
            .run();
    if (result.status() != NightResult.Status.RELEASED) {
      throw new IllegalStateException(
          "Cannot measure: night %s ended %s".formatted(date, result.blocking()));
    }
    return seconds(start);
  }

  private double maintained(Clock clock) {
    long start = System.nanoTime();
    maintenance(clock).run();
    return seconds(start);
  }

  private Maintenance maintenance(Clock clock) {
    Retention retention = Retention.DEFAULT.keeping(KEPT_RELEASES, KEPT_DAYS);
    return new Maintenance(catalog, () -> session, retention, clock);
  }

  private String line(int night, double seconds, double maintained, Clock clock)
      throws IOException {
    List<TableState> tables = maintenance(clock).plan().tables();
    return "| %d | %.1f | %.1f | %d | %d | %d | %d |"
        .formatted(
            night,
            seconds,
            maintained,
            sum(tables, TableState::files),
            sum(tables, TableState::dataFiles),
            sum(tables, TableState::snapshots),
            metadataBytes() / 1000);
  }

  private long metadataBytes() throws IOException {
    try (Stream<Path> files = Files.walk(home.local().resolve("warehouse"))) {
      return files
          .filter(file -> file.getParent().endsWith("metadata"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static long sum(List<TableState> tables, ToLongFunction<TableState> what) {
    return tables.stream().mapToLong(what).sum();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
