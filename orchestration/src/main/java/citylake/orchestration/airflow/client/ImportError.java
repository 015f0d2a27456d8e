package citylake.orchestration.airflow.client;

import java.time.Instant;

/**
 * A DAG file that Airflow could not read.
 *
 * @param stackTrace Python's; its last line says what was wrong
 */
public record ImportError(
    long importErrorId, Instant timestamp, String filename, String stackTrace) {}
