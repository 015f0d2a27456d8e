package citylake.orchestration.crash;

import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static final CrashReport report = new CrashReport("crash");
  private static KilledNights nights;

  @BeforeAll
  static void twoUndisturbedNights(@TempDir Path folder) throws IOException {
    nights = KilledNights.of(new CrashLake(folder, spark.session()), report);
  }

  @AfterAll
  static void writeReport() throws IOException {
    report.write();
  }

  @Test
  void nightThatIsKilledThreeTimesComesToTheSame() throws Exception {
    nights.killAllTheWay(FaultPoints.telling());
  }

  @Tag("slow")
  @ParameterizedTest(name = "way {index}")
  @MethodSource("citylake.orchestration.crash.FaultPoints#ways")
  void nightThatIsKilledAllTheWayComesToTheSame(List<FaultPoint> way) throws Exception {
    nights.killAllTheWay(way);
  }
}
