package citylake.orchestration.crash;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.lake.ContentHash;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.lake.SparkSessions;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.Progress;
import citylake.sample.SampleProvince;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * The lake of one invented city, always in the same folder, because tables know their files by full
 * path: filled by nights, put aside, and brought back for the next try.
 *
 * <p>The city delivers both kinds in both nights; in the second it corrects, takes back, and sends
 * one file twice.
 */
final class CrashLake {
  private final SampleProvince province = SampleProvince.ofSeed(SampleProvince.SEED);
  private final Path folder;
  private final SparkSession session;

  CrashLake(Path folder, SparkSession session) {
    this.folder = folder;
    this.session = session;
    province.writeSources(sources());
    province.writeNight1(dumps(1));
    copy(dumps(1), dumps(2));
    province.writeNight2(dumps(2));
    leaveOneCity();
  }

  /** A third of the work: what is killed here is the night, not the reading of many formats. */
  private void leaveOneCity() {
    for (String city : List.of("jichuan", "tingmo")) {
      delete(sources().resolve("cities").resolve(city + ".yaml"));
      delete(dumps(1).resolve(city));
      delete(dumps(2).resolve(city));
    }
    delete(dumps(1).resolve("truth.json"));
    delete(dumps(2).resolve("truth.json"));
  }

  Path home() {
    return folder.resolve("lake");
  }

  Path sources() {
    return folder.resolve("sources");
  }

  Path dumps(int night) {
    return folder.resolve("dumps" + night);
  }

  LocalDate date(int night) {
    return night == 1 ? province.night1() : province.night2();
  }

  String run(int night) {
    return "n" + date(night).toString().replace("-", "");
  }

  /** Runs a night in this process. */
  NightResult runNight(int night) throws IOException {
    LakeHome home = LakeHome.in(home());
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      return new NightRun(
              NightProcess.settings(home, dumps(night), sources(), date(night).toString()),
              catalog,
              () -> SparkSessions.beside(session, home),
              Progress.SILENT,
              Clock.systemUTC())
          .run();
    }
  }

  /** What every released table holds, without what its contract leaves out; none: no release. */
  Map<String, String> seenByReaders() throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(home()))) {
      Map<String, String> hashes = new TreeMap<>();
      List<Release> releases = new Releases(catalog).all();
      if (!releases.isEmpty()) {
        ReleasedReader reader = new ReleasedReader(session, catalog);
        for (Release.ReleasedTable table : releases.get(0).tables()) {
          hashes.put(table.table().toString(), hash(reader, table.table()));
        }
      }
      return hashes;
    }
  }

  private static String hash(ReleasedReader reader, TableName table) {
    List<String> excluded = TableContracts.of(table).contentHashExcludes();
    return reader.query("SELECT * FROM lake." + table, rows -> ContentHash.of(rows, excluded));
  }

  /** Numbers of the releases there are, oldest first. */
  List<Long> releases() throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(home()))) {
      return new Releases(catalog).all().stream().map(Release::number).sorted().toList();
    }
  }

  /** Branches of nights and attempts that lie about, as {@code table: branch}. */
  List<String> leftovers() throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(home()))) {
      return catalog.tables().stream()
          .flatMap(
              table ->
                  catalog.load(table).refs().entrySet().stream()
                      .filter(ref -> ref.getValue().isBranch() && !ref.getKey().equals("main"))
                      .map(ref -> table + ": " + ref.getKey()))
          .toList();
    }
  }

  /** Puts the lake as it is now aside under a name. */
  void keep(String name) {
    copy(home(), folder.resolve(name));
  }

  /** Brings back the lake that was put aside under this name; an empty one where none was. */
  void bringBack(String name) {
    delete(home());
    if (Files.exists(folder.resolve(name))) {
      copy(folder.resolve(name), home());
    }
  }

  /** With times, because a delivered file is known by them. */
  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Failed to copy " + from, e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Failed to delete " + folder, e);
    }
  }
}
