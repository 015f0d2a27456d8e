package citylake.orchestration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.NightLock;
import citylake.lake.Release;
import citylake.lake.SparkSessions;
import citylake.orchestration.crash.FaultPoint.Phase;
import citylake.orchestration.night.NightResult;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Maintenance that is killed anywhere and started again: readers see the same rows before, between
 * and after, and nothing is left to do.
 */
@Tag("slow")
class MaintenanceCrashIT {
  private static final int SIGKILL = 128 + 9;
  private static final String METADATA = "/metadata/.*metadata\\.json";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static CrashLake lake;
  private static Map<String, String> content;

  @BeforeAll
  static void twoNights(@TempDir Path folder) throws IOException {
    lake = new CrashLake(folder, spark.session());
    lake.runNight(1);
    lake.runNight(2);
    content = lake.seenByReaders();
    lake.keep("after2");
  }

  /** Dies with one table compacted, then with the release shown and nothing tidied up. */
  @Test
  void maintenanceThatIsKilledTwiceComesToItsEnd() throws Exception {
    lake.bringBack("after2");

    killed(
        point("after the compaction of a table", "standard/incident" + METADATA, Commit.REPLACED),
        2);
    killed(point("after the release", "ops/release" + METADATA, Commit.RELEASE), 3);

    comesToItsEnd();
    assertThat(lake.runNight(2).status())
        .as("the night over the same files, after maintenance")
        .isEqualTo(NightResult.Status.UP_TO_DATE);
  }

  static List<FaultPoint> everywhere() {
    return List.of(
        new FaultPoint(
            "inside a compacted file",
            3,
            "standard/incident/data/.*",
            Phase.WRITING,
            1,
            Commit.ANY,
            false),
        new FaultPoint(
            "before the compaction of a table",
            3,
            "standard/incident" + METADATA,
            Phase.CLOSED,
            1,
            Commit.REPLACED,
            false),
        point("after the last compaction", "standard/incident" + METADATA, Commit.REPLACED),
        new FaultPoint(
            "before the release",
            3,
            "ops/release" + METADATA,
            Phase.CLOSED,
            1,
            Commit.RELEASE,
            false),
        point("after the release", "ops/release" + METADATA, Commit.RELEASE),
        point("after the diary was compacted", "ops/run" + METADATA, Commit.REPLACED),
        point("after the releases left the list", "ops/release" + METADATA, Commit.EXPIRED),
        point("after the tags went", "standard/crash" + METADATA, Commit.EXPIRED),
        new FaultPoint(
            "before the tags of a table go",
            3,
            "raw/record" + METADATA,
            Phase.CLOSED,
            1,
            Commit.EXPIRED,
            true));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void maintenanceThatIsKilledAnywhereComesToItsEnd(FaultPoint point) throws Exception {
    lake.bringBack("after2");

    killed(point, point.isBehindRelease() ? 3 : 2);

    comesToItsEnd();
  }

  private static FaultPoint point(String name, String files, Commit commit) {
    boolean isBehind = commit != Commit.REPLACED || files.startsWith("ops/");
    return new FaultPoint(name, 3, files, Phase.AFTER, 1, commit, isBehind);
  }

  private static void killed(FaultPoint point, long visible) throws Exception {
    KilledNight killed =
        KilledNight.of(
            MaintenanceProcess.class,
            point.options("maintenance_of_r2", "r3"),
            List.of(lake.home().toString()));
    assertThat(killed.exitCode()).as("%s: %s", point, killed.output()).isEqualTo(SIGKILL);
    assertThat(killed.killedAt()).as(point.toString()).matches(point.files());
    List<Long> releases = lake.releases();
    assertThat(releases.get(releases.size() - 1)).as("release after %s", point).isEqualTo(visible);
    assertThat(lake.seenByReaders()).as("what readers see after %s", point).isEqualTo(content);
  }

  private static void comesToItsEnd() throws IOException {
    LakeHome home = LakeHome.in(lake.home());
    SparkSession session = SparkSessions.beside(spark.session(), home);
    try (LakeCatalog catalog = LakeCatalog.open(home);
        NightLock lock = NightLock.take(home, "maintenance")) {
      var maintenance = MaintenanceProcess.maintenance(catalog, () -> session);
      Release release = maintenance.run();
      assertThat(release.kind()).isEqualTo("maintenance");
      assertThat(release.number()).isEqualTo(3);
      assertThat(maintenance.plan().isEmpty()).as(maintenance.plan().toString()).isTrue();
    }
    assertThat(lake.seenByReaders()).isEqualTo(content);
    assertThat(lake.releases()).containsExactly(2L, 3L);
    assertThat(lake.leftovers()).isEmpty();
  }
}
