package citylake.orchestration.airflow.client;

import java.time.Instant;

/**
 * A task said that it has made an asset anew.
 *
 * @param uri of the asset, "lake.published.freshness"
 */
public record AssetEvent(
    long id,
    String uri,
    String sourceDagId,
    String sourceTaskId,
    String sourceRunId,
    int sourceMapIndex,
    Instant timestamp) {}
