package citylake.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.night.LakeContent;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One night over the whole files of all eight real sources through a real Airflow. */
@Tag("slow")
class AirflowFullNightIT {
  private static final String NIGHT = "2025-01-01";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  @TempDir static Path folder;
  private static AirflowLab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = new AirflowLab(folder);
    new RealCities(folder.resolve("dumps"), RealCities.ALL);
    assertThat(lab.citylake("airflow", "up").exitCode()).isZero();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    lab.close();
  }

  @Test
  void everyBoxIsGreenAndReadersSeeWhatANightWithoutAirflowGives() throws Exception {
    OverheadReport report =
        new OverheadReport("airflow-full-night", "The whole files of all eight real sources");
    AirflowLab.Said deployed =
        lab.citylake("airflow", "deploy", "--dumps", dumps(), "--lake", lake("by-airflow"));
    assertThat(deployed.exitCode()).as(deployed.err()).isZero();

    long begun = System.nanoTime();
    AirflowLab.Said night = lab.citylake("airflow", "trigger", "--date", NIGHT, "--wait");
    report.byAirflow(System.nanoTime() - begun);
    begun = System.nanoTime();
    AirflowLab.Said alone =
        lab.citylake("night", "--date", NIGHT, "--dumps", dumps(), "--lake", lake("alone"));
    report.without(System.nanoTime() - begun);

    assertThat(night.exitCode()).as(night.out() + night.err()).isZero();
    assertThat(night.out()).contains("released; every city came in");
    assertThat(alone.exitCode()).as(alone.err()).isZero();
    assertThat(LakeContent.of(folder.resolve("by-airflow"), spark.session()))
        .isEqualTo(LakeContent.of(folder.resolve("alone"), spark.session()));
    report.boxes(lab.nights(), lab.nights().board(lab.nights().newest().orElseThrow()));
    report.write();
  }

  private static String dumps() {
    return folder.resolve("dumps").toString();
  }

  private static String lake(String name) {
    return folder.resolve(name).toString();
  }
}
