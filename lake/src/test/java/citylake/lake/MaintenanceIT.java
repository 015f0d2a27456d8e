package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What maintenance does to a lake, and what it leaves alone. */
class MaintenanceIT {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final Retention LITTLE =
      new Retention(2, Duration.ZERO, 0, Duration.ZERO, Duration.ofDays(3));
  private static final String COUNT =
      "SELECT count(*), sum(version) FROM lake.derived.crime_version";

  private SmallLake lake;
  private SparkSession session;

  @BeforeEach
  void newLake(@TempDir Path folder) throws IOException {
    lake = SmallLake.in(folder.resolve("lake"));
    session = SparkSessions.beside(spark.session(), lake.catalog().home());
    release(1);
  }

  private void sixNightsOfSmallFiles() {
    for (int version = 2; version <= 6; version++) {
      release(version);
    }
  }

  private void release(int version) {
    append(SmallLake.CRIME, version);
    lake.releases().commit(lake.prepare(version, "n" + version));
  }

  @AfterEach
  void close() throws IOException {
    lake.close();
  }

  @Test
  void smallFilesBecomeOneAndReadersSeeTheSameRows() {
    sixNightsOfSmallFiles();
    Release before = lake.releases().number(6);

    Release release = maintenance(Retention.DEFAULT).run();

    assertThat(release.kind()).isEqualTo("maintenance");
    assertThat(release.number()).isEqualTo(7);
    assertThat(release.parent()).isEqualTo(6L);
    assertThat(lake.releases().current()).contains(release);
    assertThat(seen(release)).isEqualTo("[6,21]");
    assertThat(newest(SmallLake.CRIME).summary()).containsEntry("total-data-files", "1");
    assertThat(snapshot(release, SmallLake.TRAFFIC))
        .as("a table without small files stays as it is")
        .isEqualTo(snapshot(before, SmallLake.TRAFFIC));
    NightTables now = NightTables.releasedOnly(lake.catalog(), release);
    assertThat(now.released(SmallLake.CRIME)).isNotEqualTo(snapshot(before, SmallLake.CRIME));
    assertThat(now.rowsReleased(SmallLake.CRIME))
        .as("what is made from these rows need not be made again")
        .isEqualTo(snapshot(before, SmallLake.CRIME));
  }

  @Test
  void planSaysWhatIsDoneAndDoesNothing() throws IOException {
    sixNightsOfSmallFiles();
    String before = listing();

    MaintenancePlan plan = maintenance(LITTLE).plan();

    assertThat(listing()).isEqualTo(before);
    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.smallFiles()).containsEntry(SmallLake.CRIME, 6);
    assertThat(plan.releases()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(plan.tags()).as("four releases in two tables").isEqualTo(8);
  }

  @Test
  void oldReleasesGoWithTheirTagsAndFilesAndNightsGoOnAndBack() {
    sixNightsOfSmallFiles();
    Maintenance maintenance = maintenance(LITTLE);

    maintenance.run();

    assertThat(lake.releases().all()).extracting(Release::number).containsExactly(7L, 6L);
    Table crime = lake.catalog().load(SmallLake.CRIME);
    assertThat(crime.refs().keySet()).containsExactlyInAnyOrder("main", "birth", "r6", "r7");
    Table list = lake.catalog().load(Releases.TABLE);
    assertThat(SmallTable.rows(list, list.currentSnapshot().snapshotId()))
        .as("the record of all releases stays")
        .extracting(row -> row.get("release_no"))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(seen(lake.releases().number(6))).isEqualTo("[6,21]");
    assertThatThrownBy(() -> lake.releases().number(3))
        .hasMessage(
            "Invalid release number: 3. There are releases 6 to 7; maintenance has removed the others.");

    assertThat(maintenance.plan().isEmpty()).as(maintenance.plan().toString()).isTrue();
    assertThat(maintenance.run()).isEqualTo(lake.releases().number(7));

    append(SmallLake.CRIME, 7);
    lake.releases().commit(lake.prepare(8, "n8"));
    assertThat(seen(lake.releases().number(8))).isEqualTo("[7,28]");
    assertThat(seen(lake.releases().rollBackTo(6, Instant.now()))).isEqualTo("[6,21]");
  }

  @Test
  void readerThatHoldsTheReleaseBeforeReadsOn() {
    sixNightsOfSmallFiles();
    Release before = lake.releases().current().orElseThrow();

    String seen =
        reader()
            .query(
                before,
                COUNT,
                rows -> {
                  maintenance(LITTLE).run();
                  return rows.collectAsList().get(0).toString();
                });

    assertThat(seen).isEqualTo("[6,21]");
    assertThat(seen(before)).isEqualTo("[6,21]");
  }

  @Test
  void compactionThatWouldChangeRowsIsRefused() {
    Release release = lake.releases().number(1);
    Release.ReleasedTable crime = release.table(SmallLake.CRIME).orElseThrow();
    long other = append(SmallLake.CRIME, 7);

    assertThatThrownBy(() -> maintenance(LITTLE).refuseUnlessSame(crime, other))
        .hasMessageMatching(
            "Cannot release the compacted derived\\.crime_version: its rows are not those of before \\(content hash 2-.* instead of 1-.*\\)\\. Readers see the release before; nothing was removed\\.");
  }

  /** As a night leaves it that migrated the lake and was refused by the out-gate. */
  @Test
  void aTableWhoseNewColumnsNoNightHasReleasedIsLeftAsItIs() {
    sixNightsOfSmallFiles();
    lake.catalog()
        .load(SmallLake.CRIME)
        .updateSchema()
        .addColumn("note", Types.StringType.get())
        .commit();

    assertThat(maintenance(LITTLE).plan().smallFiles()).doesNotContainKey(SmallLake.CRIME);
    assertThat(maintenance(LITTLE).run()).isEqualTo(lake.releases().number(6));
    assertThat(seen(lake.releases().number(6))).isEqualTo("[6,21]");

    release(7);
    assertThat(maintenance(LITTLE).run().number()).isEqualTo(8);
    assertThat(newest(SmallLake.CRIME).summary()).containsEntry("total-data-files", "1");
  }

  @Test
  void theGivenClockSaysWhatIsOldAndNotTheMachines() {
    sixNightsOfSmallFiles();
    Clock anHourAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));

    MaintenancePlan plan = new Maintenance(lake.catalog(), () -> session, LITTLE, anHourAgo).plan();

    assertThat(plan.releases()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(plan.snapshots()).isZero();
  }

  @Test
  void decisionsAboutRefusedRecordsAreOfTheDiary() {
    assertThat(Diary.TABLES).contains(Tables.QUARANTINE_DECISION, Tables.OPS_RUN);
  }

  @Test
  void filesThatNothingNamesGoOnceTheyAreOldAndOthersStay() throws IOException {
    Path data = Path.of(lake.catalog().load(SmallLake.CRIME).location()).resolve("data");
    Path old = Files.write(data.resolve("left-by-a-kill.parquet"), new byte[10]);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(4))));
    Path young = Files.write(data.resolve("just-written.parquet"), new byte[10]);

    assertThat(maintenance(Retention.DEFAULT).plan().orphans()).isEqualTo(1);
    maintenance(Retention.DEFAULT).run();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(seen(lake.releases().current().orElseThrow())).isEqualTo("[1,1]");
  }

  @Test
  void nothingIsRemovedWhereTheFolderLacksAFileThatTheTableNames() throws IOException {
    Table crime = lake.catalog().load(SmallLake.CRIME);
    try (var files = Files.list(Path.of(crime.location()).resolve("data"))) {
      Path file =
          files.filter(path -> path.toString().endsWith(".parquet")).findAny().orElseThrow();
      Files.move(file, Path.of(file + ".gone"));
    }

    assertThatThrownBy(() -> TableFiles.of(crime).orphans(Long.MAX_VALUE))
        .hasMessageMatching(
            "Cannot remove files of lake\\.derived\\.crime_version that nothing names: .*parquet, which it names, is not found in its folder\\. Nothing was removed\\. Is the lake's folder whole, and is it named as it was when the table was made\\?");
  }

  @Test
  void branchesThatNoRunWillComeBackToGo() {
    Table crime = lake.catalog().load(SmallLake.CRIME);
    crime
        .manageSnapshots()
        .createBranch("attempt_n9_x", newest(SmallLake.CRIME).snapshotId())
        .commit();

    assertThat(maintenance(LITTLE).plan().branches())
        .containsExactly("derived.crime_version: attempt_n9_x");
    maintenance(LITTLE).run();

    crime.refresh();
    assertThat(crime.refs()).doesNotContainKey("attempt_n9_x");
  }

  @Test
  void lakeWithoutAReleaseIsRefused(@TempDir Path folder) throws IOException {
    try (SmallLake empty = SmallLake.in(folder)) {
      assertThatThrownBy(
              () ->
                  new Maintenance(empty.catalog(), () -> session, LITTLE, Clock.systemUTC()).run())
          .hasMessageMatching(
              "Cannot maintain the lake at .*: nothing has been released yet\\. Run a night first\\.");
    }
  }

  private Maintenance maintenance(Retention retention) {
    // A little later, so that the snapshots of this test are old enough for the diary, too.
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(2));
    return new Maintenance(lake.catalog(), () -> session, retention, clock);
  }

  private long append(TableName name, long version) {
    Table table = lake.catalog().load(name);
    table
        .newFastAppend()
        .appendFile(SmallTable.write(table, List.of(Map.of("version", version))))
        .commit();
    return table.currentSnapshot().snapshotId();
  }

  private org.apache.iceberg.Snapshot newest(TableName name) {
    return lake.catalog().load(name).currentSnapshot();
  }

  private static long snapshot(Release release, TableName name) {
    return release.table(name).orElseThrow().snapshotId();
  }

  private ReleasedReader reader() {
    return new ReleasedReader(session, lake.catalog());
  }

  private String seen(Release release) {
    List<Row> rows = reader().query(release, COUNT, found -> found.collectAsList());
    return rows.get(0).toString();
  }

  private String listing() throws IOException {
    try (var files = Files.walk(Path.of(lake.catalog().home().warehouse()))) {
      return Set.copyOf(files.map(Path::toString).toList()).stream().sorted().toList().toString();
    }
  }
}
