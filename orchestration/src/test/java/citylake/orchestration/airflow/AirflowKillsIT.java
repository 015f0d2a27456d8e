package citylake.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.resident.SampleCity;
import citylake.testing.LocalSpark;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nights over a sample city through a real Airflow whose parts are killed, or that are started
 * twice at once: readers see what an undisturbed night gives. One of the city's files is torn, so
 * each ends as released without it.
 */
@Tag("slow")
class AirflowKillsIT {
  private static final int RELEASED_WITHOUT_SOME = 5;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  @TempDir static Path folder;
  private static AirflowLab lab;
  private static SampleCity city;
  private static Map<String, String> undisturbed;

  @BeforeAll
  static void start() throws Exception {
    lab = new AirflowLab(folder);
    city = new SampleCity(folder, List.of("jichuan"));
    city.undisturbed("undisturbed", spark.session());
    undisturbed = city.content("undisturbed", spark.session());
    assertThat(lab.citylake("airflow", "up").exitCode()).isZero();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"land", "raw_record", "hot_place", "release"})
  void aNightWhoseSchedulerAndWorkersAreKilledGoesOnWhereItWas(String step) throws Exception {
    String lake = "killed-in-" + step;
    AirflowLab.Going night = begun(lake);

    lab.killSchedulerDuring(newest(), step);
    lab.citylake("airflow", "up");

    assertReleased(night.end(), lake);
  }

  @Test
  void aNightWhoseAirflowAndOwnProcessAreKilledAltogetherGoesOnWhereItWas() throws Exception {
    AirflowLab.Going night = begun("all-killed");

    lab.killSchedulerDuring(newest(), "standard_incident");
    lab.state().parts().values().forEach(part -> part.signal("KILL"));
    resident("all-killed").destroyForcibly();
    night.process().waitFor();
    lab.citylake("airflow", "up");

    // The command that waited has lost its server; the run has not.
    while (lab.citylake("airflow", "status").out().contains("going on")) {
      Thread.sleep(2_000);
    }
    assertThat(city.releases("all-killed")).containsExactly(1L);
    assertThat(city.content("all-killed", spark.session())).isEqualTo(undisturbed);
  }

  @Test
  void theSameNightStartedTwiceAtOnceIsReleasedOnce() throws Exception {
    AirflowLab.Going one = begun("twice");
    List<String> trigger = trigger();
    AirflowLab.Going two = lab.start(trigger.toArray(String[]::new));

    AirflowLab.Said first = one.end();
    AirflowLab.Said second = two.end();

    assertReleased(first, "twice");
    // The torn file is known by then: nothing is new, nothing is red.
    assertThat(second.exitCode()).as(second.out() + second.err()).isIn(0, RELEASED_WITHOUT_SOME);
    assertThat(city.releases("twice")).containsExactly(1L);
  }

  private static AirflowLab.Going begun(String lake) throws Exception {
    List<String> deploy = new ArrayList<>(List.of("airflow", "deploy", "--retry-after", "2"));
    deploy.addAll(
        List.of(
            "--schedule",
            "",
            "--only-sources",
            "--sources",
            city.sources().toString(),
            "--dumps",
            city.dumps().toString(),
            "--lake",
            city.lake(lake).toString()));
    AirflowLab.Said deployed = lab.citylake(deploy.toArray(String[]::new));
    assertThat(deployed.exitCode()).as(deployed.err()).isZero();
    String before = lab.nights().newest().orElse("");
    AirflowLab.Going going = lab.start(trigger().toArray(String[]::new));
    while (lab.nights().newest().orElse("").equals(before)) {
      Thread.sleep(200);
    }
    return going;
  }

  private static List<String> trigger() {
    return List.of("airflow", "trigger", "--date", SampleCity.night().toString(), "--wait");
  }

  private static String newest() {
    return lab.nights().newest().orElseThrow();
  }

  private static ProcessHandle resident(String lake) throws IOException {
    var report =
        new ObjectMapper()
            .readTree(
                city.lake(lake).resolve("runs").resolve(city.order(lake).run() + ".json").toFile());
    return ProcessHandle.of(report.path("process").asLong()).orElseThrow();
  }

  private static void assertReleased(AirflowLab.Said night, String lake) throws IOException {
    assertThat(night.exitCode()).as(night.out() + night.err()).isEqualTo(RELEASED_WITHOUT_SOME);
    assertThat(city.releases(lake)).containsExactly(1L);
    assertThat(city.content(lake, spark.session())).isEqualTo(undisturbed);
  }
}
