package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {
  private SmallLake lake;

  @BeforeEach
  void newLake(@TempDir Path folder) throws IOException {
    lake = SmallLake.in(folder);
  }

  @AfterEach
  void closeLake() throws IOException {
    lake.close();
  }

  @Test
  void lakeBeforeItsFirstNightHasNoRelease() {
    assertThat(lake.releases().current()).isEmpty();
    assertThat(lake.releases().all()).isEmpty();
    assertThatThrownBy(() -> lake.releases().number(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid release number: 1. There is no release yet; run a night first.");
  }

  @Test
  void aClockThatWasSetBackIsNamed() {
    Release first = lake.release(1);
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    Releases behind = new Releases(lake.catalog(), Clock.fixed(yesterday, ZoneOffset.UTC));

    assertThatThrownBy(() -> behind.settle(first, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot write to the lake ")
        .hasMessageContaining(
            ": this machine's clock says "
                + yesterday.truncatedTo(ChronoUnit.SECONDS)
                + ", and the lake was written at ")
        .hasMessageEndingWith(
            " already. Readers see the release before. Set the clock right; if it is right now and was ahead then, the lake can be written to from that time on.");
    assertThatThrownBy(() -> behind.commit(lake.prepare(2, "n2")))
        .hasMessageContaining("this machine's clock says");
    assertThat(behind.current()).as("is read as ever").contains(first);
  }

  @Test
  void aMinuteBetweenTwoMachinesClocksIsTolerated() {
    Release first = lake.release(1);

    new Releases(lake.catalog(), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-50)))
        .settle(first, null);

    assertThat(lake.releases().current()).contains(first);
  }

  @Test
  void releaseIsReadBackAsItWasCommitted() {
    Release first = lake.release(1);
    Release second = lake.release(2);

    assertThat(lake.releases().all()).containsExactly(second, first);
    assertThat(lake.releases().current()).contains(second);
    assertThat(lake.releases().number(1)).isEqualTo(first);
    assertThatThrownBy(() -> lake.releases().number(3))
        .hasMessage("Invalid release number: 3. There are releases 1 to 2.");
  }

  @Test
  void rowOfReleaseTellsWhatItsSummaryTells() {
    Release first = lake.release(1);
    Table ops = lake.catalog().load(Releases.TABLE);

    assertThat(SmallTable.rows(ops, ops.currentSnapshot().snapshotId()))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("release_no", 1L).containsEntry("night", first.night());
              assertThat(row.get("parent_release_no")).isNull();
              assertThat((List<?>) row.get("tables")).hasSize(2);
            });
  }

  @Test
  void aReleaseIsUndoneByTheRollbackBehindItAlsoWhenNightsWentOnFromThere() {
    List<Release> all =
        List.of(
            made(5, 4, "n5"),
            made(4, 3, "rollback_to_r1"),
            made(3, 2, "n3"),
            made(2, 1, "n2"),
            made(1, 0, "n1"));

    assertThat(Releases.undoing(3, all)).contains(all.get(1));
    assertThat(Releases.undoing(2, all)).contains(all.get(1));
    assertThat(Releases.undoing(1, all)).isEmpty();
    assertThat(Releases.undoing(5, all)).isEmpty();
    assertThat(Releases.undoing(2, all.subList(2, 5))).as("before the rollback").isEmpty();
    assertThat(Releases.undoing(2, List.of(all.get(0), all.get(3)))).as("half removed").isEmpty();
    assertThat(Releases.undoing(1, List.of())).isEmpty();
  }

  private static Release made(long number, long parent, String run) {
    return new Release(number, parent, LocalDate.EPOCH, run, "night", Instant.EPOCH, List.of());
  }

  @Test
  void secondReleaseOnTheSameParentIsRefused() {
    Release first = lake.release(1);
    lake.write(SmallLake.CRIME, 2);
    Release slow = lake.prepare(2, "slow");
    Release quick = lake.release(2);

    assertThatThrownBy(() -> lake.releases().commit(slow))
        .isInstanceOf(ReleaseConflict.class)
        .hasMessage(
            "Cannot commit release 2: it was prepared on release 1, but another release has come since. Readers see that one; nothing of this night shows. Run the night again.");
    assertThat(lake.releases().all()).containsExactly(quick, first);
  }

  @Test
  void secondFirstReleaseIsRefused() {
    Release slow = lake.prepare(1, "slow");
    lake.release(1);

    assertThatThrownBy(() -> lake.releases().commit(slow))
        .isInstanceOf(ReleaseConflict.class)
        .hasMessageStartingWith("Cannot commit release 1: it was prepared on release none,");
  }

  @Test
  void refusedReleaseLeavesTheTagsOfTheOneThatWasQuicker() {
    lake.release(1);
    lake.write(SmallLake.CRIME, 7);
    Release slow = lake.prepare(2, "slow");
    Release quick = lake.release(2);

    assertThatThrownBy(() -> lake.releases().commit(slow)).isInstanceOf(ReleaseConflict.class);

    assertThat(tagged("r2")).isEqualTo(snapshot(quick));
  }

  @Test
  void settlingGivesBackTagsThatARaceHasMoved() {
    Release first = lake.release(1);
    lake.write(SmallLake.CRIME, 9);
    Table crime = lake.catalog().load(SmallLake.CRIME);
    crime.manageSnapshots().replaceTag("r1", crime.currentSnapshot().snapshotId()).commit();

    lake.releases().settle(first, null);

    assertThat(tagged("r1")).isEqualTo(snapshot(first));
  }

  @Test
  void settlingBringsMainBackToWhatIsReleased() {
    Release first = lake.release(1);
    lake.write(SmallLake.CRIME, 9);

    lake.releases().settle(first, null);

    assertThat(lake.catalog().load(SmallLake.CRIME).currentSnapshot().snapshotId())
        .isEqualTo(snapshot(first));
  }

  @Test
  void settlingAgainWritesNothing() {
    Release first = lake.release(1);
    Table crime = lake.catalog().load(SmallLake.CRIME);
    int written = crime.history().size();
    var before = crime.refs();

    lake.releases().settle(first, null);

    crime.refresh();
    assertThat(crime.history()).hasSize(written);
    assertThat(crime.refs()).isEqualTo(before);
  }

  @Test
  void settlingSweepsWhatNoRunComesBackTo() {
    Release first = lake.release(1);
    Table crime = lake.catalog().load(SmallLake.CRIME);
    long released = snapshot(first);
    long other = lake.write(SmallLake.CRIME, 5);
    crime.refresh();
    crime
        .manageSnapshots()
        .createBranch("attempt_n2_standard_crash", other)
        .createBranch("night_n2", other)
        .createBranch("night_n3", other)
        .commit();

    lake.releases().settle(first, "n2");
    assertThat(branches()).containsExactly("main", "night_n2");

    crime.refresh();
    crime.manageSnapshots().replaceBranch("night_n2", released).commit();
    lake.releases().settle(first, "n2");
    assertThat(branches())
        .as("a branch at the released snapshot holds nothing to come back to")
        .containsExactly("main");
  }

  @Test
  void rollbackIsAReleaseOfTheTablesOfAnEarlierOne() {
    Release first = lake.release(1);
    lake.release(2);

    Release back = lake.releases().rollBackTo(1, first.releasedAt());

    assertThat(back.number()).isEqualTo(3);
    assertThat(back.parent()).isEqualTo(2);
    assertThat(back.kind()).isEqualTo("rollback");
    assertThat(back.tables()).isEqualTo(first.tables());
    assertThat(lake.releases().current()).contains(back);
  }

  @Test
  void nobodyGoesBackBehindAPurgeEvenWhileTheStatesOfBeforeAreThere() {
    lake.release(1);
    lake.write(SmallLake.CRIME, 2);
    Release night = lake.prepare(2, "purge_x");
    Release purge =
        new Release(
            2, 1L, night.night(), "purge_x", Purge.KIND, night.releasedAt(), night.tables());
    lake.releases().commit(purge);
    lake.release(3);

    assertThatThrownBy(() -> lake.releases().rollBackTo(1, purge.releasedAt()))
        .hasMessage(
            "Cannot go back to release 1: it showed rows whose period is over, and which were deleted since. Nothing was changed. The newest purge, and the releases after it, can be gone back to: citylake release list");
    assertThat(lake.releases().rollBackTo(2, purge.releasedAt()).tables())
        .isEqualTo(purge.tables());
  }

  private List<String> branches() {
    return lake.catalog().load(SmallLake.CRIME).refs().entrySet().stream()
        .filter(ref -> ref.getValue().isBranch())
        .map(java.util.Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private long tagged(String tag) {
    return lake.catalog().load(SmallLake.CRIME).snapshot(tag).snapshotId();
  }

  private static long snapshot(Release release) {
    return release.table(SmallLake.CRIME).orElseThrow().snapshotId();
  }
}
