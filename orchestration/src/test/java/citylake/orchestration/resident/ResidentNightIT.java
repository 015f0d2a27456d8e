package citylake.orchestration.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.Sources;
import citylake.lake.LakeHome;
import citylake.lake.NightLock;
import citylake.orchestration.cli.Typed;
import citylake.orchestration.night.InvalidOrder;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.StepDesk;
import citylake.orchestration.night.StepOutcome;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A night a step at a time, through the resident process that the built application starts. */
@TestMethodOrder(OrderAnnotation.class)
class ResidentNightIT {
  private static final String LAKE = "stepwise";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static SampleCity city;
  private static ResidentCaller caller;
  private static InstalledProgram program;

  @BeforeAll
  static void files(@TempDir Path folder) throws IOException, InterruptedException {
    program = new InstalledProgram(folder.resolve("program"));
    System.setProperty("citylake.root", program.root().toString());
    city = new SampleCity(folder, List.of("jichuan"));
    Files.createDirectories(city.lake(LAKE));
    caller = new ResidentCaller(city.order(LAKE));
  }

  @AfterAll
  static void endResident() {
    resident().ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  @Order(1)
  void aNightThatAnotherRunKeepsOutSaysWhoHoldsTheLake() {
    try (NightLock other = NightLock.take(LakeHome.in(city.lake(LAKE)), "rollback to release 3")) {
      assertThatThrownBy(() -> caller.call("intake"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("rollback to release 3 (process ")
          .hasMessageContaining("One writer at a time");
    }
  }

  @Test
  @Order(2)
  void aStepWhoseInputsAreNotMadeSaysWhatComesFirst() {
    StepOutcome outcome = caller.call("hot_place");

    assertThat(outcome.outcome()).isEqualTo(StepOutcome.NOT_READY);
    assertThat(outcome.message())
        .isEqualTo(
            "Cannot run a step of night 2026-07-02: its doors are still open. Nothing was changed. First: citylake step run --step intake, after the cities have been landed.");
    assertThat(caller.call("intake").message())
        .contains("no city has been landed yet")
        .endsWith("First: citylake step run --step land:jichuan, and so for each city.");
  }

  @Test
  @Order(3)
  void aStepThatNoNightHasIsNamed() {
    StepOutcome outcome = caller.call("hot_palace");

    assertThat(outcome.outcome()).isEqualTo(StepOutcome.UNKNOWN);
    assertThat(caller.call("land:atlantis").message())
        .isEqualTo(
            "Invalid step: there is no land:atlantis. A night has: land:jichuan, land:unclaimed. Nothing was changed.");
  }

  @Test
  @Order(4)
  void onlyItsOwnerMayReadWhereItListensAndOthersAreToldNothing() throws IOException {
    Path file = city.lake(LAKE).resolve("night.resident");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    int port = ResidentFile.find(city.lake(LAKE)).orElseThrow().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String guess = "{\"token\":\"guess\",\"step\":\"release\",\"signature\":\"\"}\n";
      socket.getOutputStream().write(guess.getBytes(StandardCharsets.UTF_8));
      try (InputStream answer = socket.getInputStream()) {
        assertThat(answer.readAllBytes()).isEmpty();
      }
    }
  }

  /** The next tests go on with the process that was started before, which has hardly begun. */
  @Test
  @Order(5)
  void theProgramIsBuiltAgainUnderTheNightAndNewCommandsRunTheNewBuild() throws Exception {
    String before = program.now();
    program.buildAgain();

    StepOutcome outcome = caller.call("hot_place");
    Process command =
        new ProcessBuilder(program.root().resolve("citylake").toString(), "--version").start();

    assertThat(outcome.outcome()).isEqualTo(StepOutcome.NOT_READY);
    assertThat(command.waitFor()).isZero();
    assertThat(program.now()).isNotEqualTo(before);
    assertThat(resident()).isPresent();
  }

  @Test
  @Order(6)
  void aTornFileMakesTheCitysStepRedAndSaysWhatIsUnharmed() {
    StepOutcome outcome = caller.call("land:jichuan");

    assertThat(outcome.outcome()).isEqualTo(StepOutcome.REFUSED);
    assertThat(outcome.message())
        .startsWith("jichuan: 3 new files landed, 1 refused, 0 known before.\n- truncated_gzip: ")
        .contains("\nWhose data: Jichuan; contact: ", "\nUnharmed: everything else.", "\nNext: ");
  }

  @Test
  @Order(7)
  void askedTwiceAtOnceAndKilledOnTheWayItComesToWhatAnUndisturbedNightComesTo() throws Exception {
    List<String> steps = StepDesk.names(Sources.loadOnly(List.of(city.sources())).all());
    ExecutorService two = Executors.newFixedThreadPool(2);
    Callable<StepOutcome> all =
        () -> {
          StepOutcome last = null;
          for (String step : steps) {
            last = new ResidentCaller(city.order(LAKE)).call(step);
            assertThat(last.isDone()).as("%s", last).isTrue();
          }
          return last;
        };
    Future<StepOutcome> one = two.submit(all);
    Future<StepOutcome> other = two.submit(all);
    killOnce("standard_incident");

    assertThat(List.of(one.get().outcome(), other.get().outcome()))
        .containsExactlyInAnyOrder("released", "up_to_date");
    two.shutdown();
    assertThat(city.releases(LAKE)).containsExactly(1L);
    NightResult undisturbed = city.undisturbed("undisturbed", spark.session());
    assertThat(undisturbed.status()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(city.content(LAKE, spark.session()))
        .isEqualTo(city.content("undisturbed", spark.session()));
  }

  @Test
  @Order(8)
  void theSameNightAgainByItsLastStepOrAsAWholeFindsItDone() throws IOException {
    StepOutcome release = caller.call("release");
    StepOutcome again = caller.call(StepDesk.WHOLE);

    assertThat(release.outcome()).as(release.message()).isEqualTo("up_to_date");
    assertThat(again.outcome()).isEqualTo("up_to_date");
    assertThat(again.message()).isEqualTo("Readers see all of it already, as release 1.");
    assertThat(city.releases(LAKE)).containsExactly(1L);
  }

  @Test
  @Order(9)
  void aDateBeforeTheReleasedNightIsRefusedByAStepAndByANightAlike() throws IOException {
    NightOrder late = city.order(LAKE);
    NightOrder typo =
        new NightOrder(
            LocalDate.parse("2026-06-02"), late.lake(), late.dumps(), late.sources(), true);
    String refusal =
        "Invalid date of a night: 2026-06-02 lies before the released night 2026-07-02; times between the two would count as not come yet";
    List<String> words = new ArrayList<>(List.of("night"));
    words.addAll(typo.arguments());

    assertThatThrownBy(() -> new ResidentCaller(typo).call("land:jichuan"))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageStartingWith(refusal);
    Typed night = Typed.citylake(words.toArray(String[]::new));

    assertThat(night.exitCode()).as(night.err()).isEqualTo(2);
    assertThat(night.err()).startsWith(refusal);
    assertThat(city.releases(LAKE)).containsExactly(1L);
  }

  @Test
  @Order(10)
  void aCityWhoseTornFileStillLiesThereStaysRed() {
    StepOutcome outcome = caller.call("land:jichuan");

    assertThat(outcome.outcome()).isEqualTo(StepOutcome.REFUSED);
    assertThat(outcome.isDone()).isTrue();
    assertThat(outcome.message())
        .startsWith(
            """
            jichuan: 0 new files landed, 0 refused, 4 known before.
            - refused before, and not sent anew: jichuan/crash_20260702.csv.gz (truncated_gzip)
            Whose data: Jichuan; contact:""")
        .endsWith(
            "Next: send that to the city. When the mended file lies there under the same name, run this step again and those behind it; only what depends on the file is made again.");
  }

  /** Kills the resident process when its report says that it is at the step. */
  private static void killOnce(String stage) throws Exception {
    Path report = city.lake(LAKE).resolve("runs/n20260702.json");
    while (!Files.readString(report).contains("\"" + stage + "\"")) {
      Thread.sleep(20);
    }
    ProcessHandle killed = resident().orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get();
  }

  private static java.util.Optional<ProcessHandle> resident() {
    return ResidentFile.find(city.lake(LAKE)).flatMap(file -> file.process().handle());
  }
}
