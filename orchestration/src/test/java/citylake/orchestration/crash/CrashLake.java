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
 * A lake that is always in the same folder, because tables know their files by full path: filled by
 * nights, put aside, and brought back for the next try.
 */
final class CrashLake {
  private final TwoNights nights;
  private final Path folder;
  private final SparkSession session;

  /** The lake of one invented city. */
  CrashLake(Path folder, SparkSession session) throws IOException {
    this(folder, session, TwoNights.ofOneCity());
  }

  CrashLake(Path folder, SparkSession session, TwoNights nights) throws IOException {
    this.folder = folder;
    this.session = session;
    this.nights = nights;
    nights.write(sources(), dumps(1), dumps(2));
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
    return nights.first().plusDays(night - 1L);
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

  /** Standard tables in the order in which the last night wrote to them. */
  List<String> standardTablesAsWritten() throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(home()))) {
      return catalog.tables().stream()
          .filter(table -> table.layer().equals("standard"))
          .filter(table -> catalog.load(table).currentSnapshot() != null)
          .sorted(
              Comparator.comparingLong(
                  table -> catalog.load(table).currentSnapshot().timestampMillis()))
          .map(TableName::toString)
          .toList();
    }
  }

  /** Files in the landing area, also half-written ones. */
  long landed() throws IOException {
    Path landing = LakeHome.in(home()).landing();
    if (!Files.exists(landing)) {
      return 0;
    }
    try (Stream<Path> paths = Files.walk(landing)) {
      return paths.filter(Files::isRegularFile).count();
    } catch (java.io.UncheckedIOException | java.nio.file.NoSuchFileException e) {
      return 0; // a file went while they were counted; asked again
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
  static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Failed to copy " + from, e);
    }
  }

  static void delete(Path folder) {
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
