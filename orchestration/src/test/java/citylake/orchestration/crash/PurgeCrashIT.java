package citylake.orchestration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.NightLock;
import citylake.lake.SparkSessions;
import citylake.orchestration.crash.FaultPoint.Phase;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.purge.PurgePlan;
import citylake.orchestration.purge.PurgeRun;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A purge that is killed anywhere and started again: readers see all of the rows or none of them,
 * and in the end nothing is left of them and nothing else is missing.
 */
@Tag("slow")
class PurgeCrashIT {
  private static final int SIGKILL = 128 + 9;
  private static final String METADATA = "/metadata/.*metadata\\.json";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static CrashLake lake;
  private static LocalDate day;
  private static Map<String, String> before;
  private static Map<String, String> purged;

  /** Thirty years later, when the rows of the first night go that the second did not change. */
  @BeforeAll
  static void twoNightsAndWhatAPurgeLeavesOfThem(@TempDir Path folder) throws IOException {
    lake = new CrashLake(folder, spark.session());
    lake.runNight(1);
    lake.runNight(2);
    day = lake.date(1).plusYears(30);
    before = lake.seenByReaders();
    lake.keep("after2");
    atEase();
    purged = lake.seenByReaders();
    assertThat(purged.get("standard.incident")).isNotEqualTo(before.get("standard.incident"));
    assertThat(purged.get("raw.record")).startsWith("0-").isNotEqualTo(before.get("raw.record"));
  }

  static Stream<FaultPoint> everywhere() {
    return Stream.of(
        point("before it is written down", "ops/purge" + METADATA, Phase.CLOSED, 1, Commit.ANY),
        point("after it was written down", "ops/purge" + METADATA, Phase.AFTER, 1, Commit.ANY),
        point("inside a file of the rows that stay", "standard/incident/data/.*", Phase.WRITING),
        point(
            "after rows were deleted on main", "raw/record" + METADATA, Phase.AFTER, 1, Commit.ANY),
        point("before the release", "ops/release" + METADATA, Phase.CLOSED, 1, Commit.RELEASE),
        behind("after the release", "ops/release" + METADATA, Phase.AFTER, 1, Commit.RELEASE),
        behind(
            "before earlier states go", "raw/record" + METADATA, Phase.CLOSED, 1, Commit.EXPIRED),
        behind(
            "after earlier states went", "raw/record" + METADATA, Phase.AFTER, 1, Commit.EXPIRED),
        behind("before the proof", "ops/purge" + METADATA, Phase.CLOSED, 2, Commit.ANY));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void aPurgeThatIsKilledAnywhereComesToItsEnd(FaultPoint point) throws Exception {
    lake.bringBack("after2");
    KilledNight killed =
        KilledNight.of(
            PurgeProcess.class,
            point.options(PurgeProcess.RUN, "r3"),
            List.of(lake.home().toString(), day.toString()));
    assertThat(killed.exitCode()).as("%s: %s", point, killed.output()).isEqualTo(SIGKILL);
    assertThat(lake.seenByReaders())
        .as("what readers see after %s", point)
        .isEqualTo(point.isBehindRelease() ? purged : before);

    atEase();

    assertThat(lake.seenByReaders()).isEqualTo(purged);
    assertThat(lake.releases()).containsExactly(1L, 2L, 3L);
    assertThat(lake.leftovers()).isEmpty();
    assertThat(lake.runNight(2).status())
        .as("the night over the same files, after the purge")
        .isEqualTo(NightResult.Status.UP_TO_DATE);
  }

  private static FaultPoint point(String name, String files, Phase phase) {
    return point(name, files, phase, 1, Commit.ANY);
  }

  private static FaultPoint point(String name, String files, Phase phase, int nth, Commit commit) {
    return new FaultPoint(name, 3, files, phase, nth, commit, false);
  }

  private static FaultPoint behind(String name, String files, Phase phase, int nth, Commit commit) {
    return new FaultPoint(name, 3, files, phase, nth, commit, true);
  }

  /** The purge in this process, to its end; it proves by itself that nothing is left. */
  private static void atEase() throws IOException {
    LakeHome home = LakeHome.in(lake.home());
    SparkSession session = SparkSessions.beside(spark.session(), home);
    try (LakeCatalog catalog = LakeCatalog.open(home);
        NightLock lock = NightLock.take(home, "purge")) {
      PurgeRun purge =
          PurgeProcess.purge(catalog, day, () -> session, PurgeProcess.BEGUN.plusSeconds(60));
      assertThat(purge.run().release().kind()).isEqualTo("purge");
      PurgePlan left = purge.plan();
      assertThat(left.isEmpty()).as(left.toString()).isTrue();
    }
  }
}
