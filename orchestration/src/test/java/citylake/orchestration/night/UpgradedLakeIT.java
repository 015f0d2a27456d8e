package citylake.orchestration.night;

import static citylake.orchestration.cli.Typed.citylake;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableContracts;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.ContentHash;
import citylake.lake.Release;
import citylake.lake.ReleaseDiff;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.lake.SparkSessions;
import citylake.orchestration.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake of an earlier build, whose tables lack columns that a migration adds: the night after it
 * corrects and retracts what came before. Beside it the same nights on a lake that had the columns
 * from the start.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradedLakeIT {
  private static final String INCIDENT = SparkSessions.NIGHT + "." + Tables.STANDARD_INCIDENT;

  @TempDir static Path folder;
  private static NightLab upgraded;
  private static NightLab fromTheStart;
  private static List<Source> sources;

  @BeforeAll
  static void oneNightEachAndAnUpgrade() {
    sources = Sources.loadOnly(List.of(MendedCity.mended(folder.resolve("declared")))).all();
    upgraded = new NightLab(folder.resolve("upgraded"));
    fromTheStart = new NightLab(folder.resolve("start"));
    run("2019-06-30", 60);
    assertThat(
            upgraded.released(
                "SELECT count(district), count(_row.sequence) FROM standard.incident"))
        .as("nothing is lost with the columns")
        .extracting(row -> row.getLong(0) + row.getLong(1))
        .containsExactly(0L);
    releaseWithoutColumns();
    sql("ADD COLUMN district STRING AFTER address_text");
    sql("ADD COLUMN _row.sequence STRING");
  }

  @AfterAll
  static void close() throws IOException {
    upgraded.close();
    fromTheStart.close();
  }

  private static void run(String night, int records) {
    byte[] dump = MendedCity.dump(MendedCity.random(new Random(night.hashCode()), records));
    for (NightLab lab : List.of(upgraded, fromTheStart)) {
      lab.deliver("gotham/cases_" + night + ".txt", dump);
      assertThat(lab.run(night, sources).blocking()).isEmpty();
    }
  }

  private static void sql(String change) {
    upgraded.session().sql("ALTER TABLE %s %s".formatted(INCIDENT, change));
  }

  /** As an earlier build would have left it. */
  private static void releaseWithoutColumns() {
    sql("DROP COLUMN district");
    sql("DROP COLUMN _row.sequence");
    Table table = upgraded.catalog().load(Tables.STANDARD_INCIDENT);
    table.newFastAppend().commit();
    Releases releases = new Releases(upgraded.catalog());
    Release before = releases.current().orElseThrow();
    UnaryOperator<Release.ReleasedTable> earlier =
        released ->
            released.table().equals(Tables.STANDARD_INCIDENT)
                ? new Release.ReleasedTable(
                    released.table(),
                    table.currentSnapshot().snapshotId(),
                    table.schema().schemaId(),
                    released.contractHash())
                : released;
    releases.commit(
        new Release(
            before.number() + 1,
            before.number(),
            before.night(),
            "earlier_build",
            "night",
            Instant.EPOCH,
            before.tables().stream().map(earlier).toList()));
  }

  private static String hash(NightLab lab) {
    return reader(lab)
        .query(
            "SELECT * FROM " + Tables.STANDARD_INCIDENT,
            rows ->
                ContentHash.of(
                    rows, TableContracts.of(Tables.STANDARD_INCIDENT).contentHashExcludes()));
  }

  private static ReleasedReader reader(NightLab lab) {
    return new ReleasedReader(lab.session(), lab.catalog());
  }

  private static Release release(NightLab lab, long number) {
    return new Releases(lab.catalog()).number(number);
  }

  /** Of the incidents. */
  private static String differences(long older, long newer) {
    return said(
        ReleaseDiff.between(reader(upgraded), release(upgraded, older), release(upgraded, newer)));
  }

  private static String said(List<ReleaseDiff> diffs) {
    return diffs.stream()
        .filter(diff -> diff.table().equals(Tables.STANDARD_INCIDENT))
        .map(
            diff ->
                "%d new, %d gone, %d changed"
                    .formatted(diff.added(), diff.removed(), diff.changed()))
        .collect(Collectors.joining());
  }

  private static List<String> columns(NightLab lab) {
    return lab.released("SHOW COLUMNS IN standard.incident").stream()
        .map((Row row) -> row.getString(0))
        .toList();
  }

  @Test
  @Order(1)
  void untilANightIsReleasedReadersSeeTheColumnsOfBefore() {
    assertThat(columns(upgraded)).doesNotContain("district").contains("neighbourhood");
  }

  /** Before the first night of the new build, and behind one that was refused. */
  @Test
  @Order(1)
  void whatIsLookedAtTellsOfTheColumnsThatThereAre() {
    String number =
        upgraded
            .released("SELECT min(incident_no) FROM standard.incident WHERE _state = 'current'")
            .get(0)
            .getString(0);

    Typed traced =
        citylake(
            "trace",
            "standard.incident",
            "gotham",
            number,
            "1",
            "--only-sources",
            "--sources=" + folder.resolve("declared"),
            "--lake=" + folder.resolve("upgraded/lake"));

    assertThat(traced.exitCode()).as(traced.err()).isZero();
    assertThat(traced.out())
        .contains("incident_no", "neighbourhood")
        .doesNotContainPattern("(?m)^ *district\\b");
  }

  @Test
  @Order(1)
  void aReleaseDiffersByRowsAndNotByColumnsThatOneSideLacks() {
    assertThat(differences(1, 2)).isEqualTo("0 new, 0 gone, 0 changed");
  }

  @Test
  @Order(2)
  void theNightAfterAnUpgradeEndsInTheRowsOfALakeThatHadTheColumnsFromTheStart() {
    run("2019-07-01", 60);

    assertThat(hash(upgraded)).isEqualTo(hash(fromTheStart));
    assertThat(columns(upgraded)).isEqualTo(columns(fromTheStart));
  }

  @Test
  @Order(3)
  void theFirstNightDiffersFromTheReleaseBeforeByTheRowsThatItBrought() {
    List<ReleaseDiff> first =
        ReleaseDiff.between(
            reader(fromTheStart), release(fromTheStart, 1), release(fromTheStart, 2));

    assertThat(differences(2, 3)).isEqualTo(said(first));
  }

  @Test
  @Order(3)
  void noBranchIsLeftThatTheyStoodOn() {
    assertThat(upgraded.catalog().load(Tables.STANDARD_INCIDENT).refs().keySet())
        .noneMatch(ref -> ref.startsWith("form_"));
  }
}
