package citylake.orchestration.night;

import citylake.ddl.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one step did in one run.
 *
 * @param outcome {@code written}, {@code up_to_date}, {@code nothing_to_do} or {@code failed}
 */
public record StepRecord(
    String step,
    TableName output,
    String fingerprint,
    Long snapshot,
    Long rowsWritten,
    Instant startedAt,
    Instant endedAt,
    String outcome) {

  Map<String, Object> row(String run, int attempt, LocalDate night) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run", run);
    row.put("step", step);
    row.put("attempt", attempt);
    row.put("night", night);
    row.put("output", output.toString());
    row.put("fingerprint", fingerprint);
    row.put("snapshot_id", snapshot);
    row.put("rows_written", rowsWritten);
    row.put("started_at", startedAt.atOffset(ZoneOffset.UTC));
    row.put("ended_at", endedAt.atOffset(ZoneOffset.UTC));
    row.put("outcome", outcome);
    return row;
  }
}
