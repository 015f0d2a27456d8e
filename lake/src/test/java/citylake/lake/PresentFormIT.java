package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A night on a lake whose tables a migration has given a column since the last release. */
class PresentFormIT {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final String RUN = "n2";
  private static final Marks MARKS = new Marks(RUN, "crimes", "f2");

  private SmallLake lake;
  private SparkSession session;

  @BeforeEach
  void oneRelease(@TempDir Path folder) throws IOException {
    lake = SmallLake.in(folder);
    session = SparkSessions.beside(spark.session(), lake.catalog().home());
    lake.release(1);
  }

  @AfterEach
  void close() throws IOException {
    lake.close();
  }

  private Table crime() {
    return lake.catalog().load(SmallLake.CRIME);
  }

  private void migrate() {
    crime()
        .updateSchema()
        .addColumn("word", Types.StringType.get())
        .addColumn(
            "_row", Types.StructType.of(Types.NestedField.optional(1, "of", Types.LongType.get())))
        .commit();
  }

  private void migrateDeeper() {
    crime().updateSchema().addColumn("_row", "sequence", Types.StringType.get()).commit();
  }

  private NightTables night() {
    return new NightTables(lake.catalog(), session, lake.releases().current(), RUN);
  }

  /** Corrects what is released, and adds a row. */
  private void correct(NightTables night) {
    Dataset<Row> corrected =
        night
            .readReleased(SmallLake.CRIME)
            .selectExpr("version", "'mended' AS word", "struct(7L AS of) AS _row");
    Dataset<Row> added =
        session.sql("SELECT 5L AS version, 'new' AS word, struct(7L AS of) AS _row");
    night.stage(SmallLake.CRIME, MARKS, attempt -> attempt.replace(corrected.union(added)));
  }

  private static List<String> said(Dataset<Row> rows) {
    return rows.orderBy("version").collectAsList().stream().map(Row::mkString).toList();
  }

  private List<String> branches() {
    return crime().refs().keySet().stream().filter(ref -> ref.startsWith("form_")).toList();
  }

  @Test
  void aNightFindsTheNewColumnsInRowsOfBeforeAndReadersDoNot() {
    migrate();

    NightTables night = night();

    assertThat(night.readReleased(SmallLake.CRIME).columns())
        .containsExactly("version", "word", "_row");
    assertThat(said(night.read(SmallLake.CRIME).select("version", "word", "_row.of")))
        .containsExactly("1nullnull");
    night.reading(
        List.of(SmallLake.CRIME),
        () -> assertThat(night.byName(SmallLake.CRIME).columns()).contains("word"));
    assertThat(
            new ReleasedReader(spark.session(), lake.catalog())
                .<String[]>query("SELECT * FROM derived.crime_version", Dataset::columns))
        .containsExactly("version");
  }

  /** Each as the first question of a night. */
  @Test
  void whateverIsAskedFirstIsAnswered() {
    migrate();
    List<Function<NightTables, Object>> questions =
        List.of(
            night -> night.marks(SmallLake.CRIME),
            night -> night.rowsSeen(SmallLake.CRIME),
            night -> night.rowsReleased(SmallLake.CRIME),
            night -> night.facts(SmallLake.CRIME),
            night -> night.rows(SmallLake.CRIME),
            night -> night.releasedRows(SmallLake.CRIME),
            night -> night.rowCount(SmallLake.CRIME));

    assertThat(questions)
        .allSatisfy(
            question -> {
              lake.releases().settle(lake.releases().number(1), null);
              assertThat(question.apply(night())).isNotNull();
            });
  }

  @Test
  void rowsOfBeforeAreCorrectedAndTheReleaseShowsThemInTheNewForm() {
    migrate();
    NightTables night = night();

    correct(night);
    lake.releases().commit(release(night));

    assertThat(
            new ReleasedReader(spark.session(), lake.catalog())
                .<List<String>>query("SELECT * FROM derived.crime_version", PresentFormIT::said))
        .containsExactly("1mended[7]", "5new[7]");
    assertThat(branches()).isEmpty();
  }

  @Test
  void aTableThatTheNightLeavesAloneIsReleasedInTheNewFormWithTheMarksOfBefore() {
    migrate();
    NightTables night = night();

    assertThat(night.isTouched(SmallLake.CRIME)).isFalse();
    assertThat(night.rowsSeen(SmallLake.CRIME))
        .isEqualTo(lake.releases().number(1).table(SmallLake.CRIME).orElseThrow().snapshotId());

    lake.releases().commit(release(night));

    assertThat(
            new ReleasedReader(spark.session(), lake.catalog())
                .<String[]>query("SELECT * FROM derived.crime_version", Dataset::columns))
        .containsExactly("version", "word", "_row");
    assertThat(branches()).isEmpty();
    assertThat(night().released(SmallLake.CRIME)).as("once").isEqualTo(released(2));
  }

  @Test
  void whatTheNightMadeBeforeTheMigrationIsSeenInTheNewFormToo() {
    migrate();
    correct(night());
    migrateDeeper();
    lake.releases().settle(lake.releases().number(1), RUN);

    NightTables resumed = night();

    assertThat(
            said(
                resumed
                    .read(SmallLake.CRIME)
                    .select("version", "word", "_row.of", "_row.sequence")))
        .containsExactly("1mended7null", "5new7null");
    assertThat(resumed.marks(SmallLake.CRIME)).contains(MARKS);
  }

  @Test
  void aRunThatGoesOnStandsWhereItStoodAndOthersStartAnew() {
    migrate();
    long stood = night().released(SmallLake.CRIME);

    lake.releases().settle(lake.releases().number(1), RUN);
    assertThat(night().released(SmallLake.CRIME)).isEqualTo(stood);

    lake.releases().settle(lake.releases().number(1), null);
    assertThat(branches()).isEmpty();
  }

  @Test
  void anEmptyTableOfAnEarlierBuildIsSeenInTheNewForm() {
    NightTables first = new NightTables(lake.catalog(), session, Optional.empty(), RUN);
    migrate();

    assertThat(first.read(SmallLake.CRIME).columns()).contains("word");
    assertThat(first.read(SmallLake.CRIME).count()).isZero();
  }

  @Test
  void moreWordsAboutAColumnAreNoOtherForm() {
    crime().updateSchema().updateColumnDoc("version", "said more clearly").commit();

    assertThat(night().released(SmallLake.CRIME)).isEqualTo(released(1));
    assertThat(branches()).isEmpty();
  }

  @Test
  void columnsInAnotherOrderAreAnotherForm() {
    crime().updateSchema().addColumn("n", Types.IntegerType.get()).commit();
    lake.release(2);
    crime().updateSchema().moveFirst("n").commit();

    assertThat(night().readReleased(SmallLake.CRIME).columns()).containsExactly("n", "version");
  }

  @Test
  void aColumnOfAWiderTypeIsAnotherForm() {
    crime().updateSchema().addColumn("n", Types.IntegerType.get()).commit();
    lake.release(2);
    crime().updateSchema().updateColumn("n", Types.LongType.get()).commit();

    assertThat(night().readReleased(SmallLake.CRIME).schema().apply("n").dataType())
        .hasToString("LongType");
  }

  @Test
  void withoutAMigrationNothingIsWritten() {
    int before = crime().history().size();

    assertThat(night().released(SmallLake.CRIME)).isEqualTo(released(1));
    assertThat(crime().history()).hasSize(before);
    assertThat(branches()).isEmpty();
  }

  private long released(long number) {
    return lake.releases().number(number).table(SmallLake.CRIME).orElseThrow().snapshotId();
  }

  private static Release release(NightTables night) {
    return new Release(
        2,
        1L,
        SmallLake.NIGHT,
        RUN,
        "night",
        Instant.parse("2026-07-02T01:00:00Z"),
        night.forRelease(List.of(SmallLake.CRIME, SmallLake.TRAFFIC), table -> "hash"));
  }
}
