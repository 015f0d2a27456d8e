package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One run of a DAG. Times are UTC.
 *
 * @param logicalDate the date that the run is for; null for a run without one
 * @param startDate null until it has begun
 * @param endDate null until it is through
 * @param runType "manual", "scheduled", "backfill", "asset_triggered"
 * @param conf the parameters that it was given; null as none
 */
public record DagRun(
    String dagId,
    String dagRunId,
    RunState state,
    String runType,
    Instant logicalDate,
    Instant queuedAt,
    Instant startDate,
    Instant endDate,
    JsonNode conf,
    String note) {}
