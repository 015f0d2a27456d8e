package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableName;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where corrections of different nights leave the rows of a large table. */
class MergePartsIT {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final TableName SEEN = TableName.of("standard.seen");
  private static final String NAME = SparkSessions.NIGHT + "." + SEEN;
  private static final String BRANCH = "attempt";
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final int ROWS_A_NIGHT = 1_000;

  private SmallLake lake;
  private SparkSession session;

  @BeforeEach
  void newLake(@TempDir Path folder) throws IOException {
    System.setProperty(MergeParts.LARGE, "0");
    lake = SmallLake.in(folder.resolve("lake"));
    session = SparkSessions.beside(spark.session(), lake.catalog().home());
    session.sql("CREATE NAMESPACE IF NOT EXISTS %s.standard".formatted(SparkSessions.NIGHT));
    session.sql(
        "CREATE TABLE %s (city_code STRING, no BIGINT, first_seen_month STRING, said STRING, _row STRUCT<first_seen: STRING>) USING iceberg PARTITIONED BY (city_code, first_seen_month)"
            .formatted(NAME));
  }

  @AfterEach
  void close() throws IOException {
    System.clearProperty(MergeParts.LARGE);
    System.clearProperty(MergeParts.MIDDLE);
    lake.close();
  }

  /** Each night brings rows of its own: one file. */
  private void nights(int count) throws Exception {
    for (int night = 0; night < count; night++) {
      rows(night, ROWS_A_NIGHT, "first").writeTo(NAME).append();
    }
    Table table = table();
    table.manageSnapshots().createBranch(BRANCH, table.currentSnapshot().snapshotId()).commit();
  }

  private Dataset<Row> rows(int night, int count, String said) {
    return session.sql(
        "SELECT '990100' AS city_code, %dL + id AS no, '2026-07' AS first_seen_month, '%s' AS said, named_struct('first_seen', '%s-lanfeng.seen-abc') AS _row FROM range(0, %d, 1, 1)"
            .formatted(night * 1_000_000L, said, FIRST.plusDays(night), count));
  }

  private Table table() {
    return lake.catalog().load(SEEN);
  }

  private void merge(Dataset<Row> changes) {
    new Attempt(session, table(), BRANCH)
        .replaceWhereFirstSeen(changes, List.of("city_code", "no"));
  }

  /** Rows by file, on the branch. */
  private Map<String, Long> files() {
    Map<String, Long> files = new TreeMap<>();
    try (CloseableIterable<FileScanTask> tasks = table().newScan().useRef(BRANCH).planFiles()) {
      tasks.forEach(task -> files.put(task.file().location(), task.file().recordCount()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private List<Row> said() {
    return session
        .sql(
            "SELECT substring(_row.first_seen, 1, 10), said, count(*) FROM %s.branch_%s GROUP BY 1, 2 ORDER BY 1, 2"
                .formatted(NAME, BRANCH))
        .collectAsList();
  }

  @Test
  void eachNightsRowsStayInAFileOfTheirOwnAndNightsWithoutACorrectionAreNotWritten()
      throws Exception {
    nights(5);
    Map<String, Long> before = files();

    merge(rows(1, 3, "corrected").union(rows(3, 2, "corrected")));

    assertThat(said())
        .extracting(Row::toString)
        .containsExactly(
            "[2026-07-01,first,1000]",
            "[2026-07-02,corrected,3]",
            "[2026-07-02,first,997]",
            "[2026-07-03,first,1000]",
            "[2026-07-04,corrected,2]",
            "[2026-07-04,first,998]",
            "[2026-07-05,first,1000]");
    assertThat(files().values()).as("rows by file").containsOnly((long) ROWS_A_NIGHT).hasSize(5);
    assertThat(files().keySet()).filteredOn(before::containsKey).as("not written").hasSize(3);
  }

  @Test
  void correctionsOfManyNightsAreFewPartsAndNoneIsLost() throws Exception {
    nights(12);

    merge(corrections(0, 11));

    assertThat(
            session
                .sql(
                    "SELECT count(*), count_if(said = 'corrected'), count(DISTINCT no) FROM %s.branch_%s"
                        .formatted(NAME, BRANCH))
                .first())
        .hasToString("[12000,12,12000]");
    assertThat(files().values())
        .as("the four oldest nights together, the others apart")
        .hasSize(9)
        .contains(4_000L)
        .containsOnly(4_000L, 1_000L);
  }

  @Test
  void nightsThatEachCorrectTheWeekBeforeThemWriteNoMoreThanThatWeek() throws Exception {
    nights(10);
    for (int night = 6; night < 10; night++) {
      merge(corrections(night - 6, night));
    }

    assertThat(files().values()).hasSize(10).containsOnly((long) ROWS_A_NIGHT);
  }

  private Dataset<Row> corrections(int first, int last) {
    Dataset<Row> changes = rows(first, 1, "corrected");
    for (int night = first + 1; night <= last; night++) {
      changes = changes.union(rows(night, 1, "corrected"));
    }
    return changes;
  }

  @ParameterizedTest(name = "large from {0} bytes on")
  @ValueSource(strings = {"0", "1000000000"})
  void aChangeThatMeetsNoRowIsNotLostInSilence(String large) throws Exception {
    System.setProperty(MergeParts.LARGE, large);
    session.conf().set("spark.sql.adaptive.enabled", large.equals("0"));
    nights(3);

    Dataset<Row> changes = corrections(0, 2).union(rows(3, 1, "never seen"));

    assertThatThrownBy(() -> merge(changes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot replace rows of lake.standard.seen: 4 changed row(s), but only 3 of them met a row with their key where the key was first seen. Nothing of this is released, and no delivery can cause it: the program or the lake's files are at fault. Keep the lake and the log for whoever looks after the program.");
  }

  @Test
  void whereNoRowIsMetNothingIsWritten() throws Exception {
    nights(1);
    Map<String, Long> before = files();

    assertThatThrownBy(() -> merge(rows(3, 1, "never seen"))).hasMessageContaining("only 0");
    merge(rows(0, 0, "nobody"));

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aSmallTableIsMergedAtOnceIntoFewFiles() throws Exception {
    nights(3);

    System.clearProperty(MergeParts.LARGE);
    merge(corrections(0, 2));

    assertThat(files().values()).containsExactly(3_000L);
    assertThat(said()).filteredOn(row -> row.getString(1).equals("corrected")).hasSize(3);
  }

  @Test
  void inATableOfMiddleSizeAFileKeepsToFewNightsAndUpkeepLeavesThemTogether() throws Exception {
    nights(12);
    System.clearProperty(MergeParts.LARGE);
    System.setProperty(MergeParts.MIDDLE, "0");

    merge(corrections(1, 8));

    assertThat(files().values())
        .as("of 2 to 5 July, of 6 to 9 July, and of each night that was not corrected")
        .containsExactlyInAnyOrder(4_000L, 4_000L, 1_000L, 1_000L, 1_000L, 1_000L);
    Table table = table();
    table.manageSnapshots().replaceBranch("main", table.snapshot(BRANCH).snapshotId()).commit();
    assertThat(Compaction.asOf(FIRST.plusDays(12), table(), 2).smallFiles())
        .as("of nights before 6 July, in whose file the newest seven of 13 July begin")
        .isEqualTo(2);
  }

  @Test
  void upkeepLeavesTheFilesOfTheNewestNightsAlone() throws Exception {
    nights(12);
    Table table = table();

    Compaction compaction = Compaction.asOf(FIRST.plusDays(11), table, 2);

    assertThat(compaction.smallFiles()).as("of nights before the newest seven").isEqualTo(5);
    compaction.ofData(session);
    table.manageSnapshots().replaceBranch(BRANCH, table.currentSnapshot().snapshotId()).commit();
    assertThat(files().values()).hasSize(8).contains(5_000L);
    System.clearProperty(MergeParts.LARGE);
    assertThat(Compaction.asOf(FIRST.plusDays(11), table, 2).smallFiles())
        .as("of a small table all")
        .isEqualTo(8);
  }
}
