package citylake.orchestration.crash;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nights over all sixteen cities, thirteen forms and eighteen kinds, killed while they land files
 * and all the way to their release: nothing is lost, nothing is there twice.
 */
@Tag("slow")
class ProvinceCrashIT {
  private static final double SCALE = 0.002;
  private static final int LANDED = 60;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static final CrashReport report = new CrashReport("crash-province");
  private static CrashLake lake;
  private static KilledNights nights;
  private static List<String> written;

  @BeforeAll
  static void twoUndisturbedNights(@TempDir Path folder) throws IOException {
    lake = new CrashLake(folder, spark.session(), TwoNights.ofTheProvince(SCALE));
    nights = KilledNights.of(lake, report);
    written = lake.standardTablesAsWritten();
  }

  @AfterAll
  static void writeReport() throws IOException {
    report.write();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void nightOverTheProvinceThatIsKilledAllTheWayComesToTheSame(int night) throws Exception {
    lake.bringBack("after" + (night - 1));
    long before = lake.landed();
    KilledNight killed = KilledNight.whileLanding(night, (int) before + LANDED, lake);
    assertThat(killed.exitCode()).as(killed.output()).isEqualTo(KilledNights.SIGKILL);
    nights.seesNight(night - 1, "while it landed files");

    nights.killOn(FaultPoints.ofTheProvince(night, written));
  }
}
