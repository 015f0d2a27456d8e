package citylake.orchestration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.night.NightResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A lake whose two nights are killed on their way and started again, held against what it came to
 * when nobody disturbed them.
 */
final class KilledNights {
  static final int SIGKILL = 128 + 9;

  private final CrashLake lake;
  private final CrashReport report;
  private final List<Map<String, String>> undisturbed;

  private KilledNights(CrashLake lake, CrashReport report, List<Map<String, String>> undisturbed) {
    this.lake = lake;
    this.report = report;
    this.undisturbed = undisturbed;
  }

  /** Runs both nights in peace. */
  static KilledNights of(CrashLake lake, CrashReport report) throws IOException {
    assertThat(lake.runNight(1).blocking()).isEmpty();
    Map<String, String> first = lake.seenByReaders();
    lake.keep("after1");
    assertThat(lake.runNight(2).blocking()).isEmpty();
    Map<String, String> second = lake.seenByReaders();
    assertThat(second).isNotEqualTo(first).hasSameSizeAs(first);
    return new KilledNights(lake, report, List.of(Map.of(), first, second));
  }

  /** Each start goes on where the last was killed, and is killed further on; the last one lives. */
  void killAllTheWay(List<FaultPoint> way) throws Exception {
    int night = way.get(0).night();
    lake.bringBack("after" + (night - 1));
    killOn(way);
  }

  /** The same, without bringing back what the lake was. */
  void killOn(List<FaultPoint> way) throws Exception {
    int night = way.get(0).night();
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
  private KilledNight kill(FaultPoint point) throws Exception {
    KilledNight killed = KilledNight.at(point, lake);
    assertThat(killed.exitCode()).as("%s: %s", point, killed.output()).isEqualTo(SIGKILL);
    assertThat(killed.killedAt()).as(point.toString()).matches(point.files());
    seesNight(point.isBehindRelease() ? point.night() : point.night() - 1, point.toString());
    return killed;
  }

  /** Readers see the lake of that night, 0 for an empty one. */
  void seesNight(int night, String after) throws IOException {
    assertThat(lake.releases()).as("releases after the kill %s", after).isEqualTo(upTo(night));
    assertThat(lake.seenByReaders())
        .as("what readers see after the kill %s", after)
        .isEqualTo(undisturbed.get(night));
  }

  private NightResult startAgain(int night, NightResult.Status expected) throws IOException {
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
