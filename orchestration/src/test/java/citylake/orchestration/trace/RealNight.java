package citylake.orchestration.trace;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** A night over the four real files of Denver and St. Louis, in a folder of its own. */
record RealNight(LakeHome home, NightSettings settings) {
  static final LocalDate DATE = LocalDate.of(2019, 7, 1);

  static RealNight in(Path folder) throws IOException {
    Path dumps = folder.resolve("dumps");
    for (String city : List.of("denver", "st_louis")) {
      Files.createDirectories(dumps.resolve(city));
      try (Stream<Path> files = Files.list(SharedData.folder().resolve("real").resolve(city))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".csv.gz")).toList()) {
          Files.copy(file, dumps.resolve(city).resolve(file.getFileName()));
        }
      }
    }
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    return new RealNight(
        home, new NightSettings(DATE, home, dumps.toString(), sources(), ScanLimits.DEFAULT));
  }

  static List<Source> sources() {
    return Sources.load(List.of()).all();
  }

  NightResult run(LakeCatalog catalog, Supplier<SparkSession> session) {
    return new NightRun(settings, catalog, session, (stage, detail) -> {}, Clock.systemUTC()).run();
  }

  /** The original of a delivered file, where it lies for all tests. */
  Path file(String delivered) {
    return SharedData.folder().resolve("real").resolve(delivered);
  }
}
