package citylake.orchestration.airflow;

import static citylake.orchestration.airflow.NightProcesses.LANDING;
import static citylake.orchestration.airflow.NightProcesses.Victim.RESIDENT;
import static citylake.orchestration.airflow.NightProcesses.Victim.SCHEDULER;
import static citylake.orchestration.airflow.NightProcesses.Victim.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.NightProcesses.Killed;
import citylake.orchestration.airflow.NightProcesses.Victim;
import citylake.orchestration.airflow.runs.Box;
import citylake.orchestration.airflow.runs.NightBoard;
import citylake.orchestration.airflow.server.AirflowHome;
import citylake.orchestration.resident.SampleCity;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nights over a sample city through a real Airflow whose parts are killed, or that are started
 * twice at once: readers see what an undisturbed night gives. One of the city's files is torn, so
 * each ends as released without it.
 */
@Tag("slow")
class AirflowKillsIT {
  private static final int RELEASED_WITHOUT_SOME = 5;
  private static final Duration BEGUN_WITHIN = Duration.ofMinutes(2);

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

  /** Each of the three dies early, in the middle and late in one night or another. */
  static Stream<Map<String, Victim>> threeKillsANight() {
    return Stream.of(
        inOrder(LANDING, SCHEDULER, "standard_incident", WORKER, "coincidence", RESIDENT),
        inOrder(LANDING, WORKER, "raw_record", RESIDENT, "release", SCHEDULER),
        inOrder(LANDING, RESIDENT, "hot_place", SCHEDULER, "release", WORKER));
  }

  private static Map<String, Victim> inOrder(
      String early, Victim first, String later, Victim second, String late, Victim third) {
    Map<String, Victim> kills = new LinkedHashMap<>();
    kills.put(early, first);
    kills.put(later, second);
    kills.put(late, third);
    return kills;
  }

  @ParameterizedTest
  @MethodSource("threeKillsANight")
  void aNightWithThreeKillsComesToWhatAnUndisturbedOneComesTo(Map<String, Victim> kills)
      throws Exception {
    String lake = "killed-" + String.join("-", kills.keySet());
    deploy(lake);
    NightProcesses processes = new NightProcesses(lab, report(lake));
    AirflowLab.Going night = trigger();
    Map<Killed, AirflowLab.Said> killed = new LinkedHashMap<>();

    for (Map.Entry<String, Victim> kill : kills.entrySet()) {
      Killed hit = processes.kill(kill.getValue(), kill.getKey());
      killed.put(hit, lab.citylake("airflow", "up"));
    }
    AirflowLab.Said said = night.end();

    assertReleased(said, lake);
    List<Box> boxes = lab.nights().board(newest().orElseThrow()).boxes();
    long resident = processes.process().orElseThrow();
    killed.forEach((kill, up) -> kill.assertSomebodyTookOver(up, boxes, resident));
    assertThat(killed).hasSameSizeAs(kills);
  }

  @Test
  void aNightWhoseAirflowAndOwnProcessAreKilledAltogetherGoesOnWhereItWas() throws Exception {
    deploy("all-killed");
    NightProcesses processes = new NightProcesses(lab, report("all-killed"));
    AirflowLab.Going night = trigger();

    processes.kill(WORKER, "standard_incident");
    Killed resident = processes.kill(RESIDENT, "hot_place");
    lab.state().parts().values().forEach(part -> part.signal("KILL"));
    AirflowInTest.awaitSome(
        BEGUN_WITHIN,
        "end of all of Airflow",
        () -> Optional.of(true).filter(end -> AirflowHome.in(lab.home()).state(true).isEmpty()));
    AirflowLab.Said waiting = night.end();
    AirflowLab.Said up = lab.citylake("airflow", "up");
    NightBoard board =
        AirflowInTest.awaitSome(
            Duration.ofMinutes(8),
            "end of the night",
            () ->
                Optional.of(lab.nights().board(newest().orElseThrow()))
                    .filter(now -> now.state().isThrough()));

    assertThat(waiting.exitCode()).as("it has lost its server; the run has not").isOne();
    assertThat(waiting.err()).contains("Failed to reach Airflow at ");
    assertThat(up.out()).as("all of it is started anew").startsWith("Airflow 3.3.2 is up: ");
    assertThat(board.verdict()).isEqualTo(NightBoard.Verdict.RELEASED_WITHOUT_SOME);
    assertThat(processes.process()).isPresent().get().isNotEqualTo(resident.process());
    assertSame("all-killed");
  }

  @Test
  void theSameNightTriggeredTwiceAtOnceIsReleasedOnceAndTheSecondIsToldOfTheFirst()
      throws Exception {
    deploy("twice");
    AirflowLab.Going one = trigger();
    AirflowLab.Going two = trigger();

    AirflowLab.Said first = one.end();
    AirflowLab.Said second = two.end();

    // Which of the two came first is Airflow's to say; the torn file is owed in both.
    assertThat(List.of(first.exitCode(), second.exitCode()))
        .as(first.err() + second.err())
        .containsOnly(RELEASED_WITHOUT_SOME);
    assertThat(first.err() + second.err())
        .containsPattern("It begins when night_2026-07-02_\\S+ is through");
    assertThat(first.out() + second.out())
        .contains("refused before, and not sent anew: " + SampleCity.TORN);
    assertSame("twice");
  }

  @Test
  void aNightByCommandBesideOneByAirflowJoinsItAndAnotherNightIsToldWhoHoldsTheLake()
      throws Exception {
    deploy("beside");
    AirflowLab.Going night = trigger();
    NightProcesses processes = new NightProcesses(lab, report("beside"));
    AirflowInTest.awaitSome(BEGUN_WITHIN, "process of the night", processes::process);

    AirflowLab.Said other = night("beside", "2026-07-03");
    AirflowLab.Said same = night("beside", SampleCity.night().toString());

    assertThat(other.exitCode()).isOne();
    assertThat(other.err())
        .startsWith(
            "Cannot start night 2026-07-03: night 2026-07-02 (process %d, since "
                .formatted(processes.process().orElseThrow()))
        .contains("holds the lake ", "One writer at a time");
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(night.end().exitCode()).isEqualTo(RELEASED_WITHOUT_SOME);
    assertSame("beside");
  }

  @Test
  void aNightByAirflowBesideOneByCommandIsToldWhoHoldsTheLakeAndGoesOnBehindIt() throws Exception {
    deploy("behind");
    AirflowLab.Going command =
        lab.start(nightBy("behind", SampleCity.night().toString()).toArray(String[]::new));
    AirflowInTest.awaitSome(
        BEGUN_WITHIN,
        "owner of the lake",
        () -> Optional.of(city.lake("behind").resolve("night.lock.owner")).filter(Files::exists));

    AirflowLab.Said night = trigger().end();
    AirflowLab.Said firstTry =
        lab.citylake("airflow", "logs", "--step", LANDING, "--city", "jichuan", "--try", "1");

    assertThat(command.end().exitCode()).isZero();
    assertThat(firstTry.out())
        .contains("Cannot start night 2026-07-02: night 2026-07-02 (process ")
        .contains("One writer at a time");
    assertThat(night.exitCode()).as(night.out() + night.err()).isEqualTo(RELEASED_WITHOUT_SOME);
    assertSame("behind");
  }

  /** On an Airflow that is up, whatever the test before has left. */
  private static void deploy(String lake) throws Exception {
    assertThat(lab.citylake("airflow", "up").exitCode()).isZero();
    List<String> words =
        new ArrayList<>(
            List.of(
                "airflow", "deploy", "--schedule", "", "--retries", "10", "--retry-after", "2"));
    words.addAll(where(lake));
    AirflowLab.Said deployed = lab.citylake(words.toArray(String[]::new));
    assertThat(deployed.exitCode()).as(deployed.err()).isZero();
  }

  private static List<String> where(String lake) {
    return List.of(
        "--only-sources",
        "--sources",
        city.sources().toString(),
        "--dumps",
        city.dumps().toString(),
        "--lake",
        city.lake(lake).toString());
  }

  private static List<String> nightBy(String lake, String date) {
    List<String> words = new ArrayList<>(List.of("night", "--date", date));
    words.addAll(where(lake));
    return words;
  }

  private static AirflowLab.Said night(String lake, String date) throws Exception {
    return lab.citylake(nightBy(lake, date).toArray(String[]::new));
  }

  private static AirflowLab.Going trigger() throws IOException {
    return lab.start("airflow", "trigger", "--date", SampleCity.night().toString(), "--wait");
  }

  private static Optional<String> newest() {
    return lab.nights().newest();
  }

  private static Path report(String lake) {
    return city.lake(lake).resolve("runs").resolve(city.order(lake).run() + ".json");
  }

  private static void assertReleased(AirflowLab.Said night, String lake) throws IOException {
    assertThat(night.exitCode()).as(night.out() + night.err()).isEqualTo(RELEASED_WITHOUT_SOME);
    assertSame(lake);
  }

  private static void assertSame(String lake) throws IOException {
    assertThat(city.releases(lake)).containsExactly(1L);
    assertThat(city.content(lake, spark.session())).isEqualTo(undisturbed);
  }
}
