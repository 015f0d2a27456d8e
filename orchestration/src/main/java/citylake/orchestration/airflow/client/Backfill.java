package citylake.orchestration.airflow.client;

import java.time.Instant;

/**
 * Runs of a DAG for past dates. Times are UTC.
 *
 * @param fromDate first instant, inclusive
 * @param toDate last instant, inclusive
 * @param completedAt null while it goes on; a cancelled one is completed too
 */
public record Backfill(
    long id,
    String dagId,
    Instant fromDate,
    Instant toDate,
    boolean isPaused,
    Reprocess reprocessBehavior,
    int maxActiveRuns,
    Instant createdAt,
    Instant completedAt) {}
