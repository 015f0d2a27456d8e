package citylake.orchestration.crash;

import static citylake.orchestration.crash.FaultPoint.after;
import static citylake.orchestration.crash.FaultPoint.before;
import static citylake.orchestration.crash.FaultPoint.behind;
import static citylake.orchestration.crash.FaultPoint.inside;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import citylake.orchestration.night.ReplayResult;
import citylake.orchestration.night.SomeDecisions;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A repair and a replay that are killed leave what was there or what was meant, and repeating them
 * completes it; two people at once are told of each other.
 */
@Tag("slow")
class ReplayCrashIT {
  private static final int SIGKILL = 128 + 9;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static Path folder;
  private static CrashLake lake;
  private static SomeDecisions decisions;
  private static String run;
  private static Map<String, String> before;
  private static Map<String, String> undisturbed;

  @BeforeAll
  static void twoNightsAndWhatWasDecided(@TempDir Path temporary) throws IOException {
    folder = temporary;
    lake = new CrashLake(temporary, spark.session());
    lake.runNight(1);
    lake.runNight(2);
    before = lake.seenByReaders();
    lake.keep("after2");
    LakeHome home = LakeHome.in(lake.home());
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      SparkSession session = SparkSessions.beside(spark.session(), home);
      decisions = SomeDecisions.about(catalog, session);
      decisions.decide(catalog, session, sources());
    }
    lake.keep("decided");
    run = again().orElseThrow().run();
    undisturbed = lake.seenByReaders();
    assertThat(undisturbed).isNotEqualTo(before);
  }

  /** In the order in which a replay comes by. */
  static List<FaultPoint> points() {
    return List.of(
        inside(2, "standard.incident", "data/.*", 1),
        before(2, "standard.incident", Commit.WRITE),
        after(2, "standard.incident", Commit.ADOPTION),
        behind(2, "quarantine.resolution", "data/.*", 1),
        before(2, "ops.delivery", Commit.ADOPTION),
        before(2, "ops.release", Commit.RELEASE),
        after(2, "ops.release", Commit.RELEASE));
  }

  @ParameterizedTest
  @MethodSource("points")
  void replayThatIsKilledComesToTheSame(FaultPoint point) throws Exception {
    lake.bringBack("decided");

    killed(
        point,
        run,
        KilledNight.of(
            ReplayProcess.class,
            point.options(run, "r3"),
            List.of(lake.home().toString(), lake.sources().toString())));

    assertThat(lake.seenByReaders())
        .as("what readers see after %s", point)
        .isEqualTo(point.isBehindRelease() ? undisturbed : before);
    assertThat(again().isPresent()).isEqualTo(!point.isBehindRelease());
    assertThat(lake.seenByReaders()).isEqualTo(undisturbed);
    assertThat(lake.releases()).containsExactly(1L, 2L, 3L);
  }

  static List<FaultPoint> whileDeciding() {
    return List.of(
        inside(2, "quarantine.decision", "data/.*", 1),
        before(2, "quarantine.decision", Commit.ANY),
        after(2, "quarantine.decision", Commit.ANY));
  }

  /** A decision is there whole or not at all; who decides again has it on record once. */
  @ParameterizedTest
  @MethodSource("whileDeciding")
  void repairThatIsKilledIsOnRecordOnceWhenItIsRepeated(FaultPoint point) throws Exception {
    lake.bringBack("after2");
    Path go = Files.createFile(folder.resolve("go-" + point.phase()));

    killed(
        point,
        "any",
        KilledNight.of(RepairProcess.class, point.options("any", "r3"), repair("Ann", go)));
    int there = decided().size();
    KilledNight again = KilledNight.of(RepairProcess.class, List.of(), repair("Ann", go));

    assertThat(there).isEqualTo(point.phase() == FaultPoint.Phase.AFTER ? 1 : 0);
    assertThat(again.output()).contains("written: " + (there == 0));
    assertThat(decided()).hasSize(1);
    assertThat(lake.seenByReaders()).isEqualTo(before);
  }

  @Test
  void ofTwoWhoRepairARecordAtTheSameInstantOneWinsAndTheOtherIsTold() throws Exception {
    lake.bringBack("after2");
    Path go = folder.resolve("go-together");
    List<String> ann = repair("Ann", go);
    List<String> ben = repair("Ben", go);

    CompletableFuture<KilledNight> first = started(ann);
    CompletableFuture<KilledNight> second = started(ben);
    while (!(Files.exists(Path.of(ready(ann))) && Files.exists(Path.of(ready(ben))))) {
      assertThat(first.isDone() || second.isDone()).as("nobody is through yet").isFalse();
      Thread.sleep(10);
    }
    Files.createFile(go);
    List<String> said = List.of(first.get().output(), second.get().output());

    List<Decision> onRecord = decided();
    assertThat(onRecord).hasSize(1);
    String winner = onRecord.get(0).by();
    String told = said.get(winner.equals("Ann") ? 1 : 0);
    assertThat(said.get(winner.equals("Ann") ? 0 : 1)).contains("written: true");
    assertThat(told)
        .contains("told: Cannot repair record %d".formatted(decisions.repaired().recordNo()))
        .contains(
            "%s decided to repair it on %s (%s)"
                .formatted(winner, onRecord.get(0).at(), onRecord.get(0).id()));
    assertThat(lake.seenByReaders()).isEqualTo(before);
  }

  private static void killed(FaultPoint point, String of, KilledNight killed) {
    assertThat(killed.exitCode()).as("%s of %s: %s", point, of, killed.output()).isEqualTo(SIGKILL);
    assertThat(killed.killedAt()).as(point.toString()).matches(point.files());
  }

  private static CompletableFuture<KilledNight> started(List<String> arguments) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return KilledNight.of(RepairProcess.class, List.of(), arguments);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Failed to run the repair of " + arguments, e);
          }
        });
  }

  private static List<String> repair(String by, Path go) throws IOException {
    Path ready = Files.createTempFile(folder, "ready-" + by, "");
    Files.delete(ready);
    return List.of(
        lake.home().toString(),
        lake.sources().toString(),
        decisions.repaired().delivery(),
        Long.toString(decisions.repaired().recordNo()),
        decisions.number() + (by.equals("Ann") ? "" : "9"),
        by,
        ready.toString(),
        go.toString());
  }

  private static String ready(List<String> arguments) {
    return arguments.get(arguments.size() - 2);
  }

  private static List<Decision> decided() throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(lake.home()))) {
      return new ArrayList<>(new DecisionBook(catalog).all());
    }
  }

  private static List<Source> sources() {
    return Sources.loadOnly(List.of(lake.sources())).all();
  }

  private static Optional<ReplayResult> again() throws IOException {
    LakeHome home = LakeHome.in(lake.home());
    SparkSession session = SparkSessions.beside(spark.session(), home);
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      return ReplayProcess.run(catalog, lake.sources(), () -> session);
    }
  }
}
