package citylake.orchestration.airflow.client;

/**
 * A run that was asked for.
 *
 * @param wasThere the answer to an attempt before this one was lost; that attempt had made the run
 * @param isPaused the DAG is paused: the run queues until somebody resumes it
 */
public record Triggered(DagRun run, boolean wasThere, boolean isPaused) {}
