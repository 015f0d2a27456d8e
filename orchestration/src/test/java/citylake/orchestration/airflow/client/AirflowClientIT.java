package citylake.orchestration.airflow.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import citylake.orchestration.airflow.AirflowInTest;
import citylake.orchestration.airflow.failure.NotThere;
import citylake.orchestration.airflow.failure.RunTookTooLong;
import citylake.orchestration.airflow.failure.ServerFailure;
import citylake.orchestration.retry.Retries;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every call of the client against a real Airflow: one small night that fails, is mended and ends.
 */
@TestMethodOrder(OrderAnnotation.class)
class AirflowClientIT {
  private static final String DAG = "client_probe";
  private static final String DATES = "client_dates";
  private static final String CONSUMER = "client_consumer";
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration RUN_WITHIN = Duration.ofSeconds(90);

  @RegisterExtension static final AirflowInTest airflow = new AirflowInTest();
  private static AirflowClient client;
  private static Path mended;
  private static Path hold;

  @BeforeAll
  static void deploy() throws IOException {
    Path files = SharedData.projectRoot().resolve("orchestration/src/test/resources/airflow");
    client = airflow.client();
    mended = airflow.home().resolve("mended");
    hold = Files.createFile(airflow.home().resolve("hold"));
    for (String file : List.of("client_broken.py", "client_probe.py", "client_dates.py")) {
      airflow.put(files.resolve(file));
    }
    for (String dag : List.of(CONSUMER, DAG, DATES)) {
      airflow.deploy(files.resolve(dag + ".py"), dag);
    }
  }

  @AfterAll
  static void letGo() throws IOException {
    Files.deleteIfExists(hold);
  }

  @Test
  @Order(1)
  void theServerTellsItsVersionAndHealth() {
    assertThat(client.server().version()).isEqualTo("3.3.2");
    assertThat(client.server().health().isHealthy()).isTrue();
    assertThat(client.server().health().unhealthy()).isEmpty();
    assertThat(client.server().health().triggerer().status()).as("none is started").isNull();
  }

  @Test
  @Order(2)
  void aDagTellsItsParametersWithTheirSchemas() {
    Dag dag = client.dags().find(DAG);

    assertThat(dag.isPaused()).isTrue();
    assertThat(dag.isStale()).isFalse();
    assertThat(dag.hasImportErrors()).isFalse();
    assertThat(dag.params()).containsOnlyKeys("broken_city", "mended", "limit");
    assertThat(dag.params().get("limit").value().intValue()).isEqualTo(3);
    assertThat(dag.params().get("limit").schema().path("maximum").intValue()).isEqualTo(9);
    assertThat(dag.params().get("mended").description())
        .startsWith("a file; while it is not there");
    assertThat(client.dags().find(DATES).timetableSummary()).isEqualTo("30 1 * * *");
  }

  @Test
  @Order(3)
  void aRunOfAPausedDagQueuesAndTheWaitSaysWhy() {
    Triggered triggered =
        client
            .runs()
            .trigger(
                new RunOrder(
                    DAG,
                    "broken-night",
                    Instant.parse("2026-07-02T01:30:00Z"),
                    Map.of("broken_city", "boston", "mended", mended.toString())));

    assertThat(triggered.isPaused()).isTrue();
    assertThat(triggered.wasThere()).isFalse();
    assertThat(triggered.run().state()).isEqualTo(RunState.QUEUED);
    assertThat(triggered.run().startDate()).isNull();
    assertThat(triggered.run().logicalDate()).isEqualTo("2026-07-02T01:30:00Z");
    assertThatThrownBy(
            () ->
                client
                    .runs()
                    .await(DAG, "broken-night", Duration.ofSeconds(1), LOOK_EVERY, run -> {}))
        .isInstanceOf(RunTookTooLong.class)
        .hasMessage(
            "Cannot wait longer for run broken-night of client_probe: it is queued after 1 s. The DAG is paused: resume it, and the run begins. It goes on by itself; nothing was stopped. Look at it again later, or at its tasks now.");
  }

  @Test
  @Order(4)
  void aResumedDagRunsAndItsFailureIsFoundElementByElement() {
    client.dags().resume(DAG);
    List<RunState> seen = new ArrayList<>();
    DagRun run =
        client
            .runs()
            .await(DAG, "broken-night", RUN_WITHIN, LOOK_EVERY, look -> seen.add(look.state()));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.endDate()).isAfter(run.startDate());
    assertThat(run.conf().path("broken_city").textValue()).isEqualTo("boston");
    assertThat(seen).contains(RunState.RUNNING).endsWith(RunState.FAILED);
    assertThat(client.tasks().of(DAG, "broken-night"))
        .extracting(TaskInstance::name, TaskInstance::mapIndex, TaskInstance::state)
        .containsExactlyInAnyOrder(
            tuple("land[denver]", 0, TaskState.SUCCESS),
            tuple("land[boston]", 1, TaskState.FAILED),
            tuple("publish", -1, TaskState.UPSTREAM_FAILED));
  }

  @Test
  @Order(5)
  void theLogOfATryHasTheReasonAndATaskThatNeverBeganHasNone() {
    assertThat(client.tasks().log(task("land[boston]"), 1))
        .extracting(LogLine::text)
        .contains("Task failed with exception\n  ValueError: the door of boston is shut");
    assertThat(client.tasks().log(task("land[denver]"), 1))
        .extracting(LogLine::event)
        .contains("landed denver")
        .noneMatch(line -> line.contains("is shut"));
    assertThatThrownBy(() -> client.tasks().log(task("publish"), 1))
        .isInstanceOf(NotThere.class)
        .hasMessageStartingWith(
            "Cannot get the log of try 1 of publish, run broken-night of client_probe from Airflow at http://127.0.0.1:");
  }

  @Test
  @Order(6)
  void aRetryIsPreviewedWithoutAChangeAndThenRunsWhatFailedAlone() throws IOException {
    client.dags().resume(CONSUMER);

    assertThat(client.tasks().wouldRetry(DAG, "broken-night"))
        .extracting(TaskInstance::taskId, TaskInstance::mapIndex)
        .containsExactlyInAnyOrder(tuple("land", 1), tuple("publish", -1));
    assertThat(client.runs().find(DAG, "broken-night").state()).isEqualTo(RunState.FAILED);

    Files.createFile(mended);
    assertThat(client.tasks().retryFailed(DAG, "broken-night"))
        .extracting(TaskInstance::taskId, TaskInstance::mapIndex)
        .containsExactlyInAnyOrder(tuple("land", 1), tuple("publish", -1));
    DagRun run = client.runs().await(DAG, "broken-night", RUN_WITHIN, LOOK_EVERY, look -> {});

    assertThat(run.state()).isEqualTo(RunState.SUCCESS);
    assertThat(client.tasks().of(DAG, "broken-night"))
        .extracting(TaskInstance::name, TaskInstance::state, TaskInstance::tryNumber)
        .containsExactlyInAnyOrder(
            tuple("land[denver]", TaskState.SUCCESS, 1),
            tuple("land[boston]", TaskState.SUCCESS, 2),
            tuple("publish", TaskState.SUCCESS, 1));
    assertThat(client.tasks().retryFailed(DAG, "broken-night"))
        .as("nothing has failed any more")
        .isEmpty();
    assertThat(client.runs().latest(DAG, 5))
        .extracting(DagRun::dagRunId)
        .containsExactly("broken-night");
  }

  @Test
  @Order(7)
  void assetEventsBreakTheServerWhileATriggeredRunWaitsAndComeWhenItHasBegun() throws IOException {
    DagRun triggered =
        AirflowInTest.awaitSome(
            RUN_WITHIN,
            "triggered run that has failed",
            () ->
                client.runs().latest(CONSUMER, 5).stream()
                    .filter(run -> run.state() == RunState.FAILED)
                    .findFirst());
    assertThat(triggered.runType()).isEqualTo("asset_triggered");
    client.dags().pause(CONSUMER);
    client.tasks().retryFailed(CONSUMER, triggered.dagRunId());
    AirflowClient once =
        new AirflowClient(airflow.server(airflow.password()).repeating(Retries.NONE));

    assertThatThrownBy(() -> once.server().assetEvents(10))
        .isInstanceOf(ServerFailure.class)
        .hasMessage(
            "Cannot get its asset events from Airflow at %s: it breaks over the question (500, 1 attempt(s)), as 3.3.2 does while a run that an asset triggered waits for its start. Nothing is wrong with the assets. Ask again when no run is queued; if it stays so, look into the api-server's log."
                .formatted(airflow.address()));

    Files.delete(hold);
    client.dags().resume(CONSUMER);
    AirflowClient patient =
        new AirflowClient(
            airflow
                .server(airflow.password())
                .repeating(new Retries(60, Duration.ofMillis(500), Duration.ofSeconds(1))));
    assertThat(patient.server().assetEvents(10))
        .filteredOn(event -> event.sourceDagId().equals(DAG))
        .extracting(AssetEvent::uri, AssetEvent::sourceTaskId, AssetEvent::sourceRunId)
        .containsExactly(tuple("lake.client_probe", "publish", "broken-night"));
  }

  @Test
  @Order(8)
  void aPoolIsMadeKeptAndChangedByTheSameCall() {
    Pool pool = new Pool("client_pool", 3, "one night at a time", false);
    Pool wider = new Pool("client_pool", 5, null, true);

    assertThat(client.pools().put(pool)).isEqualTo(pool);
    assertThat(client.pools().put(pool)).isEqualTo(pool);
    assertThat(client.pools().put(wider)).isEqualTo(wider);
    assertThat(client.pools().find("client_pool")).isEqualTo(wider);
  }

  @Test
  @Order(9)
  void aBackfillIsPreviewedMadeListedPausedResumedAndCancelled() {
    BackfillOrder order =
        new BackfillOrder(
            DATES,
            Instant.parse("2026-07-01T00:00:00Z"),
            Instant.parse("2026-07-03T23:59:59Z"),
            Map.of("city", "boston"),
            Reprocess.NONE,
            false,
            1);

    assertThat(client.backfills().preview(order))
        .containsExactly(
            Instant.parse("2026-07-01T01:30:00Z"),
            Instant.parse("2026-07-02T01:30:00Z"),
            Instant.parse("2026-07-03T01:30:00Z"));
    assertThat(client.backfills().of(DATES)).as("a preview makes nothing").isEmpty();

    Backfill made = client.backfills().create(order);

    assertThat(made.completedAt()).isNull();
    assertThat(client.backfills().of(DATES)).containsExactly(made);
    assertThat(client.runs().latest(DATES, 10))
        .hasSize(3)
        .allMatch(run -> run.runType().equals("backfill"))
        .allMatch(run -> run.conf().path("city").textValue().equals("boston"));
    assertThat(client.backfills().pause(made.id()).isPaused()).isTrue();
    assertThat(client.backfills().pause(made.id()).isPaused()).isTrue();
    assertThat(client.backfills().resume(made.id()).isPaused()).isFalse();
    assertThat(client.backfills().cancel(made.id()).completedAt()).isNotNull();
  }

  @Test
  @Order(10)
  void aFileThatCannotBeImportedIsNamedWithItsReason() {
    ImportError broken =
        AirflowInTest.awaitSome(
            RUN_WITHIN,
            "import error",
            () ->
                client.server().importErrors().stream()
                    .filter(error -> error.filename().endsWith("client_broken.py"))
                    .findFirst());

    assertThat(broken.stackTrace()).contains("ImportError", "no_such_name");
  }

  @Test
  @Order(11)
  void aPausedDagSaysSo() {
    client.dags().pause(DAG);

    assertThat(client.dags().find(DAG).isPaused()).isTrue();
  }

  private static TaskInstance task(String name) {
    return client.tasks().of(DAG, "broken-night").stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
