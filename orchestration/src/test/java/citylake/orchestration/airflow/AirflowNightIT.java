package citylake.orchestration.airflow;

import static citylake.orchestration.airflow.NightProcesses.Victim.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.orchestration.airflow.NightProcesses.Killed;
import citylake.orchestration.airflow.client.RunOrder;
import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.airflow.failure.InvalidRequest;
import citylake.orchestration.airflow.failure.UnknownParameter;
import citylake.orchestration.airflow.runs.Box;
import citylake.orchestration.night.LakeContent;
import citylake.testing.LocalSpark;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * One night over all eight real sources through a real Airflow: with a broken city, with the
 * scheduler and its workers killed on the way, and beside it the same night without Airflow.
 */
@TestMethodOrder(OrderAnnotation.class)
class AirflowNightIT {
  private static final String NIGHT = "2025-01-01";
  private static final int MOST_LINES = 1_000;

  /** Longer than a night that fails at once takes, and shorter than one that goes through. */
  private static final String DEADLINE_MINUTES = "0.75";

  /** Beyond the deadline: each message takes a process of its own. */
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(2);

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  @TempDir static Path folder;
  private static final OverheadReport report =
      new OverheadReport(
          "airflow-night",
          "The first %,d lines of all eight real sources, one of them torn".formatted(MOST_LINES));
  private static AirflowLab lab;
  private static RealCities cities;
  private static String run;

  @BeforeAll
  static void files() throws IOException {
    lab = new AirflowLab(folder);
    cities = new RealCities(dumps(), MOST_LINES);
    cities.tear();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    lab.close();
  }

  private static Path dumps() {
    return folder.resolve("dumps");
  }

  private static Path lake(String name) {
    return folder.resolve(name);
  }

  @Test
  @Order(1)
  void upStartsAirflowAndUpAgainChangesNothing() throws Exception {
    AirflowLab.Said first = lab.citylake("airflow", "up");
    AirflowLab.Said again = lab.citylake("airflow", "up");

    assertThat(first.out()).as(first.err()).startsWith("Airflow 3.3.2 is up: http://127.0.0.1:");
    assertThat(again.out())
        .startsWith("Airflow 3.3.2 is up already; nothing was changed: " + lab.state().url());
    for (String secret : List.of("passwords.json", "secret.json", "server.json")) {
      Path file = lab.home().resolve(secret);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(secret)
          .isEqualTo("rw-------");
    }
  }

  @Test
  @Order(2)
  void aWrongPasswordAndANightThatWasNeverDeployedAreSaidSo() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "a guess\n");

    AirflowLab.Said refused =
        lab.citylake("airflow", "status", "--password-file", wrong.toString());
    AirflowLab.Said unknown = lab.citylake("airflow", "trigger");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).startsWith("Cannot log in to Airflow at " + lab.state().url());
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.err()).contains("citylake_night");
  }

  @Test
  @Order(3)
  void aNightThatCannotFindTheProgramFailsAndSaysWhatToMend() throws Exception {
    Path alert =
        Files.writeString(
            folder.resolve("alert"), "#!/bin/sh\ncat >> " + folder.resolve("told.txt") + "\n");
    Files.setPosixFilePermissions(alert, PosixFilePermissions.fromString("rwx------"));
    Path launcher = folder.resolve("citylake");
    AirflowLab.Said deployed =
        lab.citylake(
            "airflow",
            "deploy",
            "--dumps",
            dumps().toString(),
            "--lake",
            lake("lake").toString(),
            "--launcher",
            launcher.toString(),
            "--retry-after",
            "3",
            "--deadline",
            DEADLINE_MINUTES,
            "--alert",
            alert.toString());
    assertThat(deployed.exitCode()).as(deployed.err()).isZero();
    assertThat(deployed.out()).startsWith("Airflow has the night (citylake_night). The next one");
    assertThat(lab.client().pools().find(DagFiles.LAKE_POOL).slots())
        .as("as many calls as steps go on at once")
        .isEqualTo(2);

    AirflowLab.Said night = lab.citylake("airflow", "trigger", "--date", NIGHT, "--wait", "--json");

    assertThat(night.exitCode()).as(night.out() + night.err()).isEqualTo(1);
    JsonNode board = night.json();
    run = board.path("run").asText();
    assertThat(board.path("state").asText()).isEqualTo("failed");
    assertThat(message(board))
        .isEqualTo(
            "Cannot start Citylake at %s: No such file or directory. Nothing was changed. Put it there, or name where it is: citylake airflow deploy --launcher FILE."
                .formatted(launcher));
    assertThat(awaitTold("plan is red"))
        .as("its deadline lies ahead, as when somebody mends a night at once")
        .contains("citylake airflow retry " + run)
        .doesNotContain(" is late");
  }

  @Test
  @Order(4)
  void triedAgainABrokenCityIsRedAloneTheRestIsReleasedAndTheDeadlineCountsAnew() throws Exception {
    Files.createSymbolicLink(
        folder.resolve("citylake"), SharedData.projectRoot().resolve("citylake"));

    long begun = System.nanoTime();
    AirflowLab.Said night = lab.citylake("airflow", "retry", run, "--wait", "--json");
    report.byAirflow(System.nanoTime() - begun);

    assertThat(night.exitCode()).as(night.out() + night.err()).isEqualTo(5);
    JsonNode board = night.json();
    assertThat(board.path("run").asText()).isEqualTo(run);
    assertThat(board.path("state").asText()).isEqualTo("success");
    assertThat(red(board)).containsExactly(RealCities.BROKEN);
    assertThat(landed(board)).containsAll(RealCities.CITIES);
    assertThat(LakeContent.releases(lake("lake"))).containsExactly(1L);
    String message = message(board);
    assertThat(message)
        .contains("\n- truncated_gzip: Cannot take davis/", "\nWhose data: Davis; contact: ")
        .contains("\nUnharmed: everything else.", "\nNext: ");
    assertThat(awaitTold(" is late"))
        .contains("Citylake, night 2025-01-01: land [davis] is red\n")
        .contains(message, "citylake airflow retry")
        .contains(
            "Citylake: the night of run %s is late\n\nIt is not through 0.75 min after it was queued. Unharmed: readers see the release before, whole. Where it hangs: citylake airflow status"
                .formatted(run));
    assertStepsNameTheBoxesThatAskedForThem();
    report.boxes(lab.nights(), lab.nights().board(run));
  }

  /** All that the alert's program has been given, as soon as these words are among it. */
  private static String awaitTold(String words) {
    Path told = folder.resolve("told.txt");
    return AirflowInTest.awaitSome(
        TOLD_WITHIN, words, () -> Optional.of(read(told)).filter(text -> text.contains(words)));
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertStepsNameTheBoxesThatAskedForThem() throws IOException {
    for (String line : Files.readAllLines(lake("lake").resolve("lineage/n20250101.jsonl"))) {
      JsonNode event = new ObjectMapper().readTree(line);
      String job = event.at("/job/name").asText();
      JsonNode parent = event.at("/run/facets/parent");
      if (job.equals("night")) {
        assertThat(parent.at("/job/name").asText()).isEqualTo("citylake_night");
      } else {
        String box = job.substring("night.".length()).replace("out_gate", "out-gate");
        assertThat(parent.at("/job/name").asText()).isEqualTo("citylake_night." + box);
        assertThat(parent.at("/root/job/name").asText()).isEqualTo("citylake_night");
      }
    }
  }

  @Tag("slow")
  @Test
  @Order(5)
  void afterTheMendTheRetryBringsTheCityInAlthoughSchedulerAndWorkersAreKilledOnTheWay()
      throws Exception {
    cities.mend();
    AirflowLab.Going retry = lab.start("airflow", "retry", run, "--wait", "--json");

    NightProcesses processes = new NightProcesses(lab, lake("lake").resolve("runs/n20250101.json"));
    Killed worker = processes.kill(WORKER, "standard_incident");
    Killed scheduler = processes.killScheduler("standard_incident");
    long resident = processes.process().orElseThrow();
    assertThat(ProcessHandle.of(resident))
        .as("the night's own process outlives the worker that called it")
        .isPresent();
    AirflowLab.Said up = lab.citylake("airflow", "up");
    AirflowLab.Said night = retry.end();

    assertThat(up.out()).startsWith("Airflow 3.3.2 is up again (started: scheduler)");
    List<Box> boxes = lab.nights().board(run).boxes();
    worker.assertSomebodyTookOver(up, boxes, resident);
    scheduler.assertSomebodyTookOver(up, boxes, resident);
    assertThat(night.exitCode()).as(night.out() + night.err()).isZero();
    assertThat(red(night.json())).isEmpty();
    assertThat(LakeContent.releases(lake("lake"))).containsExactly(2L, 1L);
  }

  @Tag("slow")
  @Test
  @Order(6)
  void readersSeeWhatTwoUndisturbedNightsWithoutAirflowGive() throws Exception {
    cities.tear();
    long begun = System.nanoTime();
    night();
    report.without(System.nanoTime() - begun);
    cities.mend();
    night();

    assertThat(LakeContent.of(lake("lake"), spark.session()))
        .isEqualTo(LakeContent.of(lake("undisturbed"), spark.session()));
    report.write();
  }

  private static void night() throws Exception {
    AirflowLab.Said said =
        lab.citylake(
            "night",
            "--date",
            NIGHT,
            "--dumps",
            dumps().toString(),
            "--lake",
            lake("undisturbed").toString());
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
  }

  @Test
  @Order(7)
  void aCityThatNobodyKnowsStartsNothing() throws Exception {
    List<Long> before = LakeContent.releases(lake("lake"));
    AirflowLab.Said said =
        lab.citylake("airflow", "trigger", "--date", NIGHT, "--city", "atlantis", "--wait");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err())
        .startsWith("Invalid city: atlantis. There are: boston, chicago, ")
        .contains("No run was made. Trigger the night again with the right name.");
    assertThat(lab.nights().newest()).hasValue(run);
    assertThePlanRefusesItFromWhoeverItComes();
    assertThePlanAloneRefusesADateThatHasNotCome();
    assertThat(LakeContent.releases(lake("lake"))).isEqualTo(before);
  }

  private static void assertThePlanRefusesItFromWhoeverItComes() throws Exception {
    Map<String, Object> parameters = Map.of("date", NIGHT, "cities", List.of("atlantis"));
    lab.client().runs().trigger(new RunOrder(DagFiles.DAG, "atlantis", null, parameters));
    lab.nights().await("atlantis", Duration.ofMinutes(5), box -> {});

    AirflowLab.Said status = lab.citylake("airflow", "status", "atlantis");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out())
        .contains("plan is red:\n  Invalid city: atlantis. There are: boston, chicago, ")
        .contains("Nothing was started. Trigger the night again with the right name.")
        .doesNotContain("citylake airflow retry");
  }

  private static void assertThePlanAloneRefusesADateThatHasNotCome() throws Exception {
    AirflowLab.Said typed = lab.citylake("airflow", "trigger", "--date", "2099-07-07");
    Map<String, Object> parameters = Map.of("date", "2099-07-07");
    lab.client().runs().trigger(new RunOrder(DagFiles.DAG, "2099", null, parameters));
    lab.nights().await("2099", Duration.ofMinutes(5), box -> {});

    AirflowLab.Said status = lab.citylake("airflow", "status", "2099");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).startsWith("Invalid date of a night: 2099-07-07 has not come yet");
    assertThat(lab.nights().board("2099").red()).extracting(Box::name).containsExactly("plan");
    assertThat(status.out())
        .contains("plan is red:\n  Invalid date of a night: 2099-07-07 has not come yet, today is ")
        .contains("Nothing was started. That mended, trigger the night again.")
        .doesNotContain("citylake airflow retry");
    String log = String.join("\n", lab.nights().log("2099", "plan", null, 0));
    assertThat(log.split("2099-07-07 has not come yet", -1)).as(log).hasSize(2);
  }

  @Test
  @Order(8)
  void aParameterThatIsMisspeltOrOfAnotherTypeMakesNoRun() {
    String before = lab.nights().newest().orElseThrow();

    assertThatThrownBy(() -> trigger(Map.of("citys", List.of("davis"))))
        .isInstanceOf(UnknownParameter.class)
        .hasMessage(
            "Invalid parameter of DAG citylake_night: citys. It knows: accept, any_date, cities, date. No run was made.");
    assertThatThrownBy(() -> trigger(Map.of("date", "yesterday")))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining(
            "field date: Invalid input for param date: 'yesterday' is not a 'date'")
        .hasMessageEndingWith("Nothing was done.");
    assertThat(lab.nights().newest()).hasValue(before);
  }

  private static void trigger(Map<String, Object> parameters) {
    lab.client().runs().trigger(new RunOrder(DagFiles.DAG, "refused", null, parameters));
  }

  @Test
  @Order(9)
  void nightsBeforeTheReleasedOneAreRefusedByTheDryRunAsByTheRun() throws Exception {
    List<String> refusals = new ArrayList<>();
    for (String[] more : new String[][] {{"--dry-run"}, {}}) {
      List<String> line =
          new ArrayList<>(
              List.of("airflow", "backfill", "--from", "2024-12-30", "--to", "2025-01-02"));
      line.addAll(List.of(more));
      AirflowLab.Said said = lab.citylake(line.toArray(String[]::new));
      assertThat(said.exitCode()).as(said.out()).isEqualTo(2);
      refusals.add(said.err());
    }

    assertThat(refusals.get(0))
        .startsWith(
            "Invalid range of a backfill: of its nights 2 lie before the released night 2025-01-01");
    assertThat(refusals.get(1)).isEqualTo(refusals.get(0));
    assertThat(lab.client().backfills().of(DagFiles.DAG)).isEmpty();
  }

  @Test
  @Order(10)
  void stopEndsItAndWhoAsksThenIsToldHowToStartIt() throws Exception {
    AirflowLab.Said stopped = lab.citylake("airflow", "stop");
    AirflowLab.Said again = lab.citylake("airflow", "stop");
    AirflowLab.Said status = lab.citylake("airflow", "status");

    assertThat(stopped.out())
        .isEqualTo("Airflow has ended: scheduler, dag-processor, api-server.\n");
    assertThat(again.out()).startsWith("No Airflow runs in ");
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.err())
        .isEqualTo(
            "Cannot find a running Airflow in %s. Start it: citylake airflow up. Another one is named with --server.\n"
                .formatted(lab.home()));
  }

  private static List<String> red(JsonNode board) {
    List<String> names = new ArrayList<>();
    board
        .path("boxes")
        .forEach(
            box -> {
              if (!box.path("state").asText().equals("success")) {
                names.add(box.path("city").asText());
              }
            });
    return names;
  }

  private static List<String> landed(JsonNode board) {
    return board.path("boxes").findValuesAsText("city");
  }

  private static String message(JsonNode board) {
    for (JsonNode box : board.path("boxes")) {
      if (box.path("message").isTextual()) {
        return box.path("message").asText();
      }
    }
    return "";
  }
}
