package citylake.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.client.DagRun;
import citylake.orchestration.airflow.client.TaskState;
import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.airflow.runs.Box;
import citylake.orchestration.night.LakeContent;
import citylake.sample.SampleProvince;
import citylake.testing.LocalSpark;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nights of two past dates, run by Airflow one after the other. */
@Tag("slow")
class AirflowBackfillIT {
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);
  private static final Duration NIGHT_WITHIN = Duration.ofMinutes(10);

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  @TempDir static Path folder;
  private static AirflowLab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = new AirflowLab(folder);
    PROVINCE.writeSources(folder.resolve("sources"));
    PROVINCE.writeNight1(folder.resolve("dumps"));
    PROVINCE.writeNight1(folder.resolve("dumps-by-command"));
    assertThat(lab.citylake("airflow", "up").exitCode()).isZero();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    lab.close();
  }

  @Test
  void eachDateIsReleasedAsANightByCommandReleasesIt() throws Exception {
    said("airflow", "deploy", where("dumps", "by-airflow"));

    JsonNode begun =
        said(
                "airflow",
                "backfill",
                List.of(
                    "--from",
                    PROVINCE.night1().toString(),
                    "--to",
                    PROVINCE.night2().toString(),
                    "--json"))
            .json();
    // The first night's doors are closed; what lies there from now on is the second's.
    await("first night behind its doors", () -> isThrough(PROVINCE.night1().toString(), "intake"));
    PROVINCE.writeNight2(folder.resolve("dumps"));
    await("first night released", () -> isThrough(PROVINCE.night1().toString(), "release"));
    await("second night released", () -> isThrough(PROVINCE.night2().toString(), "release"));

    assertThat(begun.path("nights").toString())
        .isEqualTo("[\"%s\",\"%s\"]".formatted(PROVINCE.night1(), PROVINCE.night2()));
    assertThat(LakeContent.releases(folder.resolve("by-airflow"))).containsExactly(2L, 1L);
    byCommand(PROVINCE.night1().toString());
    PROVINCE.writeNight2(folder.resolve("dumps-by-command"));
    byCommand(PROVINCE.night2().toString());
    assertThat(LakeContent.of(folder.resolve("by-airflow"), spark.session()))
        .isEqualTo(LakeContent.of(folder.resolve("by-command"), spark.session()));
  }

  private static void byCommand(String date) throws Exception {
    List<String> words = new ArrayList<>(where("dumps-by-command", "by-command"));
    words.addAll(List.of("--date", date));
    said("night", null, words);
  }

  private static AirflowLab.Said said(String command, String of, List<String> options)
      throws Exception {
    List<String> words = new ArrayList<>(of == null ? List.of(command) : List.of(command, of));
    words.addAll(options);
    AirflowLab.Said said = lab.citylake(words.toArray(String[]::new));
    assertThat(said.exitCode()).as(said.err()).isZero();
    return said;
  }

  private static List<String> where(String dumps, String lake) {
    return List.of(
        "--only-sources",
        "--sources",
        folder.resolve("sources").toString(),
        "--dumps",
        folder.resolve(dumps).toString(),
        "--lake",
        folder.resolve(lake).toString());
  }

  private static void await(String what, BooleanSupplier isSo) {
    AirflowInTest.awaitSome(
        NIGHT_WITHIN, what, () -> Optional.of(true).filter(so -> isSo.getAsBoolean()));
  }

  private static boolean isThrough(String night, String step) {
    return lab.client().runs().latest(DagFiles.DAG, 5).stream()
        .filter(run -> isOf(night, run))
        .flatMap(run -> lab.nights().board(run.dagRunId()).boxes().stream())
        .filter(box -> box.step().equals(step))
        .map(Box::state)
        .anyMatch(TaskState.SUCCESS::equals);
  }

  /** Nights begin at 01:30 in Shanghai: on the day before by UTC. */
  private static boolean isOf(String night, DagRun run) {
    return run.logicalDate() != null
        && run.logicalDate()
            .atZone(ZoneId.of("Asia/Shanghai"))
            .toLocalDate()
            .toString()
            .equals(night);
  }
}
