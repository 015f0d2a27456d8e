package citylake.orchestration.resident;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.night.LakeContent;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.Progress;
import citylake.sample.SampleProvince;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;

/**
 * Two nights' files of the invented province in one folder of dumps, one of them torn, and lakes
 * beside it.
 */
public final class SampleCity {
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);

  /** The file that arrived torn. */
  public static final String TORN = "jichuan/crash_20260702.csv.gz";

  private final Path folder;

  /**
   * @param cities whose files are delivered; the others are not declared
   */
  public SampleCity(Path folder, List<String> cities) throws IOException {
    this.folder = folder;
    PROVINCE.writeSources(sources());
    PROVINCE.writeNight1(dumps());
    PROVINCE.writeNight2(dumps());
    for (String city : List.of("jichuan", "tingmo", "yuanbo")) {
      if (!cities.contains(city)) {
        Files.delete(sources().resolve("cities").resolve(city + ".yaml"));
        delete(dumps().resolve(city));
      }
    }
    Files.deleteIfExists(dumps().resolve("truth.json"));
  }

  public Path dumps() {
    return folder.resolve("dumps");
  }

  public Path sources() {
    return folder.resolve("sources");
  }

  public Path lake(String name) {
    return folder.resolve(name);
  }

  public static LocalDate night() {
    return PROVINCE.night2();
  }

  public NightOrder order(String lake) {
    return new NightOrder(night(), lake(lake), dumps().toString(), List.of(sources()), true);
  }

  /** The torn file, sent again and whole: some of the records that the lake has, and a new one. */
  public void mend() throws IOException {
    byte[] whole;
    try (var packed =
        new java.util.zip.GZIPInputStream(
            Files.newInputStream(dumps().resolve("jichuan/crash_20260701.csv.gz")))) {
      whole = packed.readAllBytes();
    }
    int end = 0;
    for (int line = 0; line < 40; end++) {
      line += whole[end] == '\n' ? 1 : 0;
    }
    try (var packing = new GZIPOutputStream(Files.newOutputStream(dumps().resolve(TORN)))) {
      packing.write(whole, 0, end);
    }
  }

  /** The night in one piece, undisturbed, in this process. */
  public NightResult undisturbed(String lake, SparkSession session) throws IOException {
    LakeHome home = LakeHome.in(lake(lake));
    List<Source> sources = Sources.loadOnly(List.of(sources())).all();
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      NightSettings settings =
          new NightSettings(night(), home, dumps().toString(), sources, ScanLimits.DEFAULT);
      return new NightRun(
              settings,
              catalog,
              () -> SparkSessions.beside(session, home),
              Progress.SILENT,
              Clock.systemUTC())
          .run();
    }
  }

  /** Content hash of every released table, without what its contract leaves out. */
  public Map<String, String> content(String lake, SparkSession session) throws IOException {
    return LakeContent.of(lake(lake), session);
  }

  /** Numbers of the lake's releases, newest first. */
  public List<Long> releases(String lake) throws IOException {
    return LakeContent.releases(lake(lake));
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to delete " + folder, e);
    }
  }
}
