package citylake.orchestration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.night.NightResult;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A night that is killed and started again comes to what an undisturbed one comes to, and readers
 * see nothing of it before.
 */
class CrashIT {
  private static final int SIGKILL = 128 + 9;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static final CrashReport report = new CrashReport();
  private static CrashLake lake;
  private static List<Map<String, String>> undisturbed;

  @BeforeAll
  static void twoUndisturbedNights(@TempDir Path folder) throws IOException {
    lake = new CrashLake(folder, spark.session());
    assertThat(lake.runNight(1).blocking()).isEmpty();
    Map<String, String> first = lake.seenByReaders();
    lake.keep("after1");
    assertThat(lake.runNight(2).blocking()).isEmpty();
    undisturbed = List.of(Map.of(), first, lake.seenByReaders());
    assertThat(undisturbed.get(2)).isNotEqualTo(first).hasSameSizeAs(first);
  }

  @AfterAll
  static void writeReport() throws IOException {
    report.write();
  }

  @Test
  void nightThatIsKilledThreeTimesComesToTheSame() throws Exception {
    killAllTheWay(FaultPoints.telling());
  }

  @Tag("slow")
  @ParameterizedTest(name = "way {index}")
  @MethodSource("citylake.orchestration.crash.FaultPoints#ways")
  void nightThatIsKilledAllTheWayComesToTheSame(List<FaultPoint> way) throws Exception {
    killAllTheWay(way);
  }

  /** Each start goes on where the last was killed, and is killed further on; the last one lives. */
  private static void killAllTheWay(List<FaultPoint> way) throws Exception {
    int night = way.get(0).night();
    lake.bringBack("after" + (night - 1));
    for (FaultPoint point : way) {
      KilledNight killed = kill(point);
      report.add(point, killed, lake.releases());
    }
    boolean isReleased = way.get(way.size() - 1).isBehindRelease();
    NightResult result =
        startAgain(night, isReleased ? NightResult.Status.UP_TO_DATE : NightResult.Status.RELEASED);
    report.end(night, result);
  }

  /** Kills a night at the point; readers see all of it or nothing. */
  private static KilledNight kill(FaultPoint point) throws Exception {
    KilledNight killed = KilledNight.at(point, lake);
    assertThat(killed.exitCode()).as("%s: %s", point, killed.output()).isEqualTo(SIGKILL);
    assertThat(killed.killedAt()).as(point.toString()).matches(point.files());
    int visible = point.isBehindRelease() ? point.night() : point.night() - 1;
    assertThat(lake.releases()).as("releases after the kill %s", point).isEqualTo(upTo(visible));
    assertThat(lake.seenByReaders())
        .as("what readers see after the kill %s", point)
        .isEqualTo(undisturbed.get(visible));
    return killed;
  }

  private static NightResult startAgain(int night, NightResult.Status expected) throws IOException {
    NightResult result = lake.runNight(night);
    assertThat(result.blocking()).isEmpty();
    assertThat(result.status()).isEqualTo(expected);
    assertThat(lake.releases()).as("releases after the restart").isEqualTo(upTo(night));
    assertThat(lake.seenByReaders())
        .as("content after the restart")
        .isEqualTo(undisturbed.get(night));
    assertThat(lake.leftovers()).as("branches that no run will come back to").isEmpty();
    return result;
  }

  private static List<Long> upTo(int release) {
    return LongStream.rangeClosed(1, release).boxed().toList();
  }
}
