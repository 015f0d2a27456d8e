package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableName;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader's SQL can see and do: the released tables, and nothing. */
class ReleaseCatalogIT {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static SmallLake lake;
  private static ReleasedReader reader;

  /** Releases 1 and 2; then version 3 is on main and on a night's branch, not released. */
  @BeforeAll
  static void twoReleases(@TempDir Path folder) throws IOException {
    lake = SmallLake.in(folder);
    lake.release(1);
    lake.release(2);
    long next = lake.write(SmallLake.CRIME, 3);
    Table crime = lake.catalog().load(SmallLake.CRIME);
    crime.manageSnapshots().createBranch("night_n3", next).createTag("kept", next).commit();
    reader = new ReleasedReader(spark.session(), lake.catalog());
  }

  @AfterAll
  static void close() throws IOException {
    lake.close();
  }

  @Test
  void readersSeeTheCurrentReleaseWhateverLiesOnMain() {
    assertThat(versions("SELECT version FROM lake.derived.crime_version")).containsExactly(2L);
    assertThat(versions("SELECT version FROM derived.crime_version")).containsExactly(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT OVERWRITE DIRECTORY '/tmp/never-written' USING csv SELECT 1",
        "CREATE TABLE spark_catalog.default.never USING parquet AS SELECT 1 AS a",
        "CREATE TEMPORARY VIEW v USING text OPTIONS (path '/etc/hostname')",
        "SELECT * FROM night.derived.crime_version",
        "SELECT * FROM spark_catalog.default.anything",
        "SELECT (SELECT max(version) FROM night.derived.crime_version)",
        "WITH a AS (SELECT * FROM night.derived.crime_version) SELECT * FROM a",
        "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
        "SELECT java_method('java.lang.System', 'getProperty', 'user.home')",
        "SELECT input_file_name() FROM derived.crime_version",
        "SET spark.sql.defaultCatalog=night",
        "USE night",
        "ADD JAR '/tmp/any.jar'",
        "SHOW CATALOGS",
        "CACHE TABLE derived.crime_version",
        "CALL lake.system.rollback_to_snapshot('derived.crime_version', 1)",
        "EXPLAIN INSERT INTO derived.crime_version SELECT * FROM derived.crime_version"
      })
  void whatIsNoQuestionIsRefusedBeforeItRuns(String statement) {
    assertThatThrownBy(() -> reader.query(statement, Dataset::collectAsList))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nothing was changed");
    assertThat(java.nio.file.Files.exists(Path.of("/tmp/never-written"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv.`/etc/hostname`", "text.`/etc/hostname`", "parquet.`/tmp`"})
  void filesAreNoTables(String file) {
    assertThatThrownBy(() -> reader.query("SELECT * FROM " + file, Dataset::collectAsList))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM derived.crime_version a JOIN derived.crime_version b USING (version) WHERE a.version IN (SELECT version FROM lake.derived.crime_version) GROUP BY ALL HAVING count(*) > 0 ORDER BY 1 LIMIT 3",
        "WITH v AS (SELECT version FROM derived.crime_version) SELECT * FROM v UNION ALL SELECT explode(array(1L, 2L)) EXCEPT SELECT 2L",
        "SELECT version, row_number() OVER (ORDER BY version) FROM derived.crime_version",
        "SELECT * FROM VALUES (1), (2) AS t(a) LATERAL VIEW explode(array(a)) AS b",
        "SHOW TABLES IN derived",
        "DESCRIBE TABLE derived.crime_version",
        "EXPLAIN SELECT * FROM derived.crime_version",
        "SHOW COLUMNS IN derived.crime_version"
      })
  void questionsOfAnyShapeAreAnswered(String statement) {
    List<Row> rows = reader.query(statement, Dataset::collectAsList);
    assertThat(rows).isNotEmpty();
  }

  /** Both are within their step at the same time, or the barrier says so. */
  @Test
  void stepsBesideEachOtherReadTheirOwnInputsAndNoOthers() throws Exception {
    SparkSession session = SparkSessions.beside(spark.session(), lake.catalog().home());
    NightTables night = new NightTables(lake.catalog(), session, lake.releases().current(), "n3");
    CyclicBarrier bothAreIn = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> crime =
          threads.submit(() -> readsAlone(night, SmallLake.CRIME, SmallLake.TRAFFIC, bothAreIn));
      Future<?> traffic =
          threads.submit(() -> readsAlone(night, SmallLake.TRAFFIC, SmallLake.CRIME, bothAreIn));
      crime.get();
      traffic.get();
    } finally {
      threads.shutdown();
    }
    assertThatThrownBy(() -> night.byName(SmallLake.CRIME))
        .hasMessageContaining("no release is pinned");
  }

  private static void readsAlone(
      NightTables night, TableName own, TableName other, CyclicBarrier bothAreIn) {
    night.reading(
        List.of(own),
        () -> {
          await(bothAreIn);
          assertThat(night.byName(own).count()).isEqualTo(1);
          assertThatThrownBy(() -> night.byName(other))
              .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
          await(bothAreIn);
        });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the other step is not there", e);
    }
  }

  @Test
  void versionMeansTheNumberOfARelease() {
    assertThat(versions("SELECT version FROM lake.derived.crime_version VERSION AS OF 1"))
        .containsExactly(1L);
  }

  @Test
  void readerOfAnEarlierReleaseSeesThat() {
    Release first = lake.releases().number(1);

    assertThat(
            reader.<List<Row>>query(
                first,
                "SELECT version FROM lake.derived.crime_version",
                rows -> rows.collectAsList()))
        .extracting(row -> row.getLong(0))
        .containsExactly(1L);
  }

  @Test
  void tablesAreThoseOfTheRelease() {
    assertThat(reader.<List<Row>>query("SHOW TABLES IN lake.derived", rows -> rows.collectAsList()))
        .extracting(row -> row.getString(1))
        .containsExactly("crime_version", "traffic_version");
    refused("SELECT * FROM lake.ops.release").hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }

  @Test
  void unknownReleaseIsRefusedWithThoseThereAre() {
    refused("SELECT * FROM lake.derived.crime_version VERSION AS OF 9")
        .hasMessageContaining("Invalid release number: 9. There are releases 1 to 2.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"night_n3", "kept", "main"})
  void branchesAndTagsAreNoVersions(String name) {
    refused("SELECT * FROM lake.derived.crime_version VERSION AS OF '" + name + "'")
        .hasMessageContaining(
            "Invalid version of derived.crime_version: '%s'. VERSION AS OF takes the number of a release; see: citylake release list"
                .formatted(name));
  }

  @Test
  void timesAreNoVersions() {
    refused("SELECT * FROM lake.derived.crime_version TIMESTAMP AS OF '2026-07-01 00:00:00'")
        .hasMessageStartingWith("Cannot read by time derived.crime_version: readers see released");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lake.derived.crime_version.snapshots",
        "lake.derived.crime_version.files",
        "lake.derived.crime_version.branch_night_n3",
        "lake.derived.crime_version.tag_kept",
        "lake.derived.crime_version.branch_main",
        "lake.derived.`crime_version#branch_night_n3`",
        "lake.derived.nothing"
      })
  void onlyPlainReleasedTablesHaveNames(String name) {
    refused("SELECT * FROM " + name).hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"snapshot-id", "tag", "start-snapshot-id", "as-of-timestamp", "file-open-cost"})
  void optionsOfAReadCannotLeadAroundTheRelease(String option) {
    refused("SELECT * FROM lake.derived.crime_version WITH ('%s' = '3')".formatted(option))
        .hasMessageStartingWith(
            "Cannot read lake.derived.crime_version with option '%s': readers see released tables as they are"
                .formatted(option));
    refused("SELECT * FROM lake.derived.crime_version WITH ('branch' = 'night_n3')")
        .isInstanceOf(Exception.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create derived.mine | CREATE TABLE lake.derived.mine (a INT)",
        "create derived.mine | CREATE TABLE lake.derived.mine AS SELECT 1 AS a",
        "replace derived.mine | CREATE OR REPLACE TABLE lake.derived.mine AS SELECT 1 AS a",
        "alter derived.crime_version | ALTER TABLE lake.derived.crime_version ADD COLUMN a INT",
        "alter derived.crime_version | ALTER TABLE lake.derived.crime_version SET TBLPROPERTIES ('a' = 'b')",
        "drop derived.crime_version | DROP TABLE lake.derived.crime_version",
        "purge derived.crime_version | DROP TABLE lake.derived.crime_version PURGE",
        "rename derived.crime_version | ALTER TABLE lake.derived.crime_version RENAME TO lake.derived.b",
        "create mine | CREATE NAMESPACE lake.mine",
        "drop derived | DROP NAMESPACE lake.derived CASCADE",
        "call system.rollback_to_snapshot | CALL lake.system.rollback_to_snapshot('derived.crime_version', 1)"
      })
  void everyWayToChangeATableIsRefused(String what, String sql) {
    refused(sql)
        .hasStackTraceContaining(
            "Cannot %s: readers see released tables and change nothing. Tables change by a night (citylake night) or by a rollback (citylake release rollback)."
                .formatted(what));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO lake.derived.crime_version VALUES (7)",
        "INSERT OVERWRITE lake.derived.crime_version VALUES (7)",
        "DELETE FROM lake.derived.crime_version",
        "DELETE FROM lake.derived.crime_version WHERE version = 2",
        "UPDATE lake.derived.crime_version SET version = 7",
        "TRUNCATE TABLE lake.derived.crime_version",
        "MERGE INTO lake.derived.crime_version t USING (SELECT 7L AS version) s ON t.version = s.version WHEN NOT MATCHED THEN INSERT *",
        "ALTER TABLE lake.derived.crime_version CREATE BRANCH mine",
        "ALTER TABLE lake.derived.crime_version DROP TAG kept",
        "ALTER TABLE lake.derived.crime_version ADD PARTITION FIELD version",
        "ALTER TABLE lake.derived.crime_version WRITE ORDERED BY version"
      })
  void nothingThatWritesLeavesATrace(String sql) {
    Table table = lake.catalog().load(SmallLake.CRIME);
    String before = state(table);

    refused(sql);

    table.refresh();
    assertThat(state(table)).isEqualTo(before);
  }

  @Test
  void withoutAPinNothingIsRead() {
    assertThatThrownBy(
            () ->
                SparkSessions.beside(spark.session(), lake.catalog().home())
                    .sql("SELECT * FROM lake.derived.crime_version"))
        .hasMessageContaining(
            "Cannot read derived.crime_version: no release is pinned; readers go through ReleasedReader");
  }

  @Test
  void lakeWithoutAReleaseSaysWhatToDo(@TempDir Path folder) throws IOException {
    try (SmallLake empty = SmallLake.in(folder)) {
      ReleasedReader early = new ReleasedReader(spark.session(), empty.catalog());
      assertThatThrownBy(() -> early.query("SELECT 1", rows -> rows.count()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Cannot read the lake at %s: nothing has been released yet. Run a night first: citylake night --date D --dumps DIR"
                  .formatted(empty.catalog().home().warehouse()));
    }
  }

  @Test
  void twoLakesInOneProcessAreReadEachByItsOwnReader(@TempDir Path folder) throws IOException {
    try (SmallLake other = SmallLake.in(folder)) {
      other.write(SmallLake.CRIME, 41);
      other.releases().commit(other.prepare(1, "n1"));
      ReleasedReader there = new ReleasedReader(spark.session(), other.catalog());
      String sql = "SELECT version FROM derived.crime_version";

      assertThat(there.<Long>query(sql, rows -> rows.head().getLong(0))).isEqualTo(41);
      assertThat(versions(sql)).containsExactly(2L);
    }
  }

  private static String state(Table table) {
    return table.currentSnapshot().snapshotId()
        + " "
        + table.refs()
        + " "
        + table.specs()
        + " "
        + table.sortOrder();
  }

  private static List<Long> versions(String sql) {
    List<Row> rows = reader.query(sql, found -> found.collectAsList());
    return rows.stream().map(row -> row.getLong(0)).toList();
  }

  /** By the catalog itself: the look at the statement, which comes before it, is left out. */
  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String sql) {
    Release current = lake.releases().current().orElseThrow();
    return assertThatThrownBy(
            () -> reader.<List<Row>>pinned(current, sql, rows -> rows.collectAsList()))
        .as(sql);
  }
}
