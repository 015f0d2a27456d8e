package citylake.orchestration.crash;

import static citylake.orchestration.crash.FaultPoint.after;
import static citylake.orchestration.crash.FaultPoint.before;
import static citylake.orchestration.crash.FaultPoint.inside;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.night.BackfillResult;
import citylake.orchestration.night.MendedKeys;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A backfill that is killed and started again comes to what an undisturbed one comes to, and
 * readers see nothing of it before.
 */
@Tag("slow")
class BackfillCrashIT {
  private static final int SIGKILL = 128 + 9;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static CrashLake lake;
  private static String run;
  private static Map<String, String> before;
  private static Map<String, String> undisturbed;

  @BeforeAll
  static void twoNightsAndAMendedSelect(@TempDir Path folder) throws IOException {
    lake = new CrashLake(folder, spark.session());
    lake.runNight(1);
    lake.runNight(2);
    before = lake.seenByReaders();
    lake.keep("after2");
    MendedKeys.in(lake.sources());
    BackfillResult result = again();
    assertThat(result.status()).isEqualTo(BackfillResult.Status.RELEASED);
    assertThat(result.changed())
        .as("tables that are written, where the process can be killed")
        .contains("standard.incident", "ops.delivery", "derived.hot_place");
    run = result.run();
    undisturbed = lake.seenByReaders();
  }

  /** In the order in which a backfill comes by. */
  static List<FaultPoint> points() {
    return List.of(
        inside(2, "standard.incident", "data/.*", 1),
        before(2, "standard.incident", Commit.WRITE),
        after(2, "standard.incident", Commit.ADOPTION),
        inside(2, "ops.delivery", "data/.*", 1),
        after(2, "derived.hot_place", Commit.ADOPTION),
        before(2, "derived.hot_place", Commit.TAG),
        before(2, "ops.release", Commit.RELEASE),
        after(2, "ops.release", Commit.RELEASE),
        after(2, "standard.incident", Commit.SETTLING));
  }

  @ParameterizedTest
  @MethodSource("points")
  void backfillThatIsKilledComesToTheSame(FaultPoint point) throws Exception {
    lake.bringBack("after2");

    KilledNight killed =
        KilledNight.of(
            BackfillProcess.class,
            point.options(run, "r3"),
            List.of(
                lake.home().toString(),
                lake.sources().toString(),
                lake.date(1).toString(),
                lake.date(2).toString()));

    assertThat(killed.exitCode()).as("%s: %s", point, killed.output()).isEqualTo(SIGKILL);
    assertThat(killed.killedAt()).as(point.toString()).matches(point.files());
    assertThat(lake.seenByReaders())
        .as("what readers see after %s", point)
        .isEqualTo(point.isBehindRelease() ? undisturbed : before);
    assertThat(again().status())
        .isEqualTo(
            point.isBehindRelease()
                ? BackfillResult.Status.UP_TO_DATE
                : BackfillResult.Status.RELEASED);
    assertThat(lake.seenByReaders()).isEqualTo(undisturbed);
    assertThat(lake.releases()).containsExactly(1L, 2L, 3L);
  }

  private static BackfillResult again() throws IOException {
    LakeHome home = LakeHome.in(lake.home());
    SparkSession session = SparkSessions.beside(spark.session(), home);
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      return BackfillProcess.run(
          catalog, lake.sources(), lake.date(1), lake.date(2), () -> session);
    }
  }
}
