package citylake.orchestration.airflow.client;

import java.time.Instant;
import java.util.Map;

/**
 * A backfill to be made. Times are UTC; both ends count.
 *
 * @param dagRunConf parameters of each run
 * @param maxActiveRuns runs at once
 */
public record BackfillOrder(
    String dagId,
    Instant fromDate,
    Instant toDate,
    Map<String, Object> dagRunConf,
    Reprocess reprocessBehavior,
    boolean runBackwards,
    int maxActiveRuns) {}
