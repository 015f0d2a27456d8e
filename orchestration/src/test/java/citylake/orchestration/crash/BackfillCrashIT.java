package citylake.orchestration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.crash.FaultPoint.Phase;
import citylake.orchestration.night.BackfillResult;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
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

/** A backfill that is killed and started again comes to what an undisturbed one comes to. */
@Tag("slow")
class BackfillCrashIT {
  private static final int SIGKILL = 128 + 9;
  private static final String METADATA = "/metadata/.*metadata\\.json";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static CrashLake lake;
  private static Map<String, String> before;
  private static Map<String, String> undisturbed;

  @BeforeAll
  static void twoNightsAndAMendedSelect(@TempDir Path folder) throws IOException {
    lake = new CrashLake(folder, spark.session());
    lake.runNight(1);
    lake.runNight(2);
    before = lake.seenByReaders();
    lake.keep("after2");
    Path select = lake.sources().resolve("vendors/pipe-text/incident.sql");
    String text = Files.readString(select);
    Files.writeString(select, text.replace("nullif(trim(sq), '')", "upper(nullif(trim(sq), ''))"));
    assertThat(again().status()).isEqualTo(BackfillResult.Status.RELEASED);
    undisturbed = lake.seenByReaders();
  }

  static List<FaultPoint> points() {
    return List.of(
        point("inside a data file", "standard/incident/data/.*", Phase.WRITING, 1, false),
        point(
            "before a commit of the standard table",
            "standard/incident" + METADATA,
            Phase.CLOSED,
            2,
            false),
        point(
            "after the adoption of a model's table",
            "derived/hot_place" + METADATA,
            Phase.AFTER,
            3,
            false),
        point("before the release", "ops/release" + METADATA, Phase.CLOSED, 1, false),
        point("after the release", "ops/release" + METADATA, Phase.AFTER, 1, true));
  }

  @ParameterizedTest
  @MethodSource("points")
  void backfillThatIsKilledComesToTheSame(FaultPoint point) throws Exception {
    lake.bringBack("after2");

    KilledNight killed =
        KilledNight.of(
            BackfillProcess.class,
            point.options("any", "r3"),
            List.of(
                lake.home().toString(),
                lake.sources().toString(),
                lake.date(1).toString(),
                lake.date(2).toString()));

    assertThat(killed.exitCode()).as("%s: %s", point, killed.output()).isEqualTo(SIGKILL);
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

  private static FaultPoint point(
      String name, String files, Phase phase, int nth, boolean isBehindRelease) {
    return new FaultPoint(name, 3, files, phase, nth, Commit.ANY, isBehindRelease);
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
