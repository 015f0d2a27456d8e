package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightBranchTest {
  private static final Marks MARKS = new Marks("n2", "crimes", "f1");

  private SmallLake lake;
  private Table table;
  private long released;

  @BeforeEach
  void newLake(@TempDir Path folder) throws IOException {
    lake = SmallLake.in(folder);
    table = lake.catalog().load(SmallLake.CRIME);
    released = table.currentSnapshot().snapshotId();
  }

  @AfterEach
  void closeLake() throws IOException {
    lake.close();
  }

  @Test
  void adoptedAttemptIsTheNightsStateAndMainStays() {
    NightBranch attempt = NightBranch.attempt(table, "n2", "crimes", released);
    long head = attempt.finish(MARKS);
    attempt.adopt(head);

    table.refresh();
    assertThat(Snapshots.head(table, "night_n2")).isEqualTo(head);
    assertThat(table.currentSnapshot().snapshotId()).isEqualTo(released);
    assertThat(table.refs()).doesNotContainKey("attempt_n2_crimes");
    assertThat(Marks.of(table.snapshot(head))).contains(MARKS);
  }

  @Test
  void attemptThatWroteNothingIsMarkedByACommitOfItsOwn() {
    NightBranch attempt = NightBranch.attempt(table, "n2", "crimes", released);

    assertThat(attempt.finish(MARKS)).isNotEqualTo(released);
    assertThat(attempt.finish(MARKS)).as("once").isEqualTo(attempt.finish(MARKS));
  }

  @Test
  void attemptThatWasCutOffStartsAgainAtTheReleasedSnapshot() {
    NightBranch.attempt(table, "n2", "crimes", released).finish(MARKS);

    NightBranch.attempt(table, "n2", "crimes", released);

    table.refresh();
    assertThat(Snapshots.head(table, "attempt_n2_crimes")).isEqualTo(released);
  }

  @Test
  void slowerOfTwoWritersIsRefused() {
    NightBranch slow = NightBranch.attempt(table, "n2", "slow", released);
    NightBranch quick = NightBranch.attempt(table, "n2", "quick", released);
    long slowHead = slow.finish(MARKS);
    long quickHead = quick.finish(new Marks("n2", "quick", "f2"));
    quick.adopt(quickHead);

    assertThatThrownBy(() -> slow.adopt(slowHead))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot adopt the attempt on lake.derived.crime_version: another writer of the same night was quicker. Its rows stand; these are dropped.");
    table.refresh();
    assertThat(Snapshots.head(table, "night_n2")).isEqualTo(quickHead);
  }

  @Test
  void ofManyWritersAtOnceExactlyOneIsAdopted() throws InterruptedException {
    List<NightBranch> racers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      racers.add(
          NightBranch.attempt(lake.catalog().load(SmallLake.CRIME), "n2", "racer" + i, released));
    }
    ExecutorService threads = Executors.newFixedThreadPool(racers.size());
    List<Future<Long>> runs = new ArrayList<>();
    racers.forEach(
        racer ->
            runs.add(
                threads.submit(
                    () -> {
                      long head = racer.finish(MARKS);
                      racer.adopt(head);
                      return head;
                    })));
    List<Long> adopted = new ArrayList<>();
    for (Future<Long> run : runs) {
      try {
        adopted.add(run.get());
      } catch (ExecutionException e) {
        assertThat(e.getCause()).isInstanceOf(RuntimeException.class);
      }
    }
    threads.shutdown();

    table.refresh();
    assertThat(adopted).containsExactly(Snapshots.head(table, "night_n2"));
  }

  @Test
  void leftoversAreAttemptsAndOtherNights() {
    long other = lake.write(SmallLake.CRIME, 1);
    table.refresh();
    table
        .manageSnapshots()
        .createBranch("night_n1", released)
        .createBranch("night_n2", other)
        .createBranch("attempt_n2_crimes", released)
        .createBranch("somebodys_own", released)
        .commit();

    assertThat(NightBranch.leftovers(table, "n2", released))
        .containsExactly("attempt_n2_crimes", "night_n1");
    assertThat(NightBranch.leftovers(table, null, released))
        .containsExactly("attempt_n2_crimes", "night_n1", "night_n2");
  }

  @Test
  void birthIsOneSnapshotHoweverOftenItIsAskedFor() {
    long birth = Snapshots.birth(table);
    lake.write(SmallLake.CRIME, 1);

    assertThat(Snapshots.birth(lake.catalog().load(SmallLake.CRIME))).isEqualTo(birth);
  }

  @Test
  void birthThatWasCutOffBeforeItsTagIsCompleted() {
    table.manageSnapshots().removeTag("birth").commit();

    assertThat(Snapshots.birth(table)).isEqualTo(released);
    assertThat(table.refs()).containsKey("birth");
  }
}
