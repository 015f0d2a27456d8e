package citylake.orchestration.airflow.deployment;

import citylake.orchestration.airflow.client.AirflowClient;
import citylake.orchestration.airflow.client.Dag;
import citylake.orchestration.airflow.client.ImportError;
import citylake.orchestration.airflow.client.Pool;
import citylake.orchestration.airflow.failure.NotThere;
import citylake.orchestration.night.OpenNight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Brings a deployment into force: pools, the new version read, the DAG switched on. */
public final class Rollout {
  private static final Duration READ_WITHIN = Duration.ofMinutes(3);
  private static final long LOOK_EVERY_MILLIS = 500;

  private final AirflowClient airflow;

  public Rollout(AirflowClient airflow) {
    this.airflow = airflow;
  }

  /**
   * Makes the pools, or gives them these sizes. Tasks of a pool that is missing would never run.
   */
  public void pools(int citiesAtOnce) {
    airflow
        .pools()
        .put(new Pool(DagFiles.LANDING_POOL, citiesAtOnce, "cities landed at once", false));
    airflow
        .pools()
        .put(
            new Pool(
                DagFiles.LAKE_POOL,
                OpenNight.STEPS_AT_ONCE,
                "steps that go on at once in the night's own process",
                false));
  }

  /**
   * Waits until the server has read the deployment.
   *
   * @param deployedAt see {@link DagFiles#write}
   * @throws IllegalStateException when it cannot be read, or is not within three minutes
   */
  public Dag awaitRead(Instant deployedAt) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < READ_WITHIN.toNanos()) {
      try {
        Dag dag = airflow.dags().find(DagFiles.DAG);
        if (deployedAt.equals(dag.startDate()) && !dag.isStale()) {
          return dag;
        }
      } catch (NotThere e) {
        // Not read for the first time yet.
      }
      refuseWhenBroken();
      pause();
    }
    throw new IllegalStateException(
        "Cannot see the deployment in Airflow: after %d s it has not read %s.py. Nothing else was changed. Is the folder one that this server reads? Another one is named with --dags."
            .formatted(READ_WITHIN.toSeconds(), DagFiles.DAG));
  }

  private void refuseWhenBroken() {
    List<ImportError> ours =
        airflow.server().importErrors().stream()
            .filter(error -> error.filename() != null)
            .filter(error -> error.filename().endsWith(DagFiles.DAG + ".py"))
            .toList();
    if (!ours.isEmpty()) {
      List<String> trace = ours.get(0).stackTrace().strip().lines().toList();
      throw new IllegalStateException(
          "Cannot deploy: Airflow cannot read %s: %s. Nights run as they were deployed before."
              .formatted(ours.get(0).filename(), trace.get(trace.size() - 1)));
    }
  }

  /** Switches the DAG on. The deployment is its start: no night of before begins by this. */
  public void switchOn() {
    airflow.dags().resume(DagFiles.DAG);
  }

  public void switchOff() {
    airflow.dags().pause(DagFiles.DAG);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot wait for Airflow: interrupted", e);
    }
  }
}
