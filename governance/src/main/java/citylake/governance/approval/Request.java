package citylake.governance.approval;

import citylake.ddl.TableName;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What somebody asks to be allowed to read; an approval allows exactly this.
 *
 * @param user who reads; nobody else may by this approval
 * @param table e.g. standard.vehicle_sighting
 * @param columns of that table, by present name
 * @param city whose rows
 * @param purpose code of the purpose
 * @param caseNo number of the case or task
 * @param only values that these columns must have, e.g. the plate; empty for all rows of the city
 * @param eventsFrom first instant of events that are shown; null for no bound
 * @param eventsTo instant behind the last event that is shown; null for no bound
 * @param until when the approval ends
 * @param reason in the asker's words
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Request(
    String user,
    String table,
    List<String> columns,
    String city,
    String purpose,
    String caseNo,
    Map<String, String> only,
    Instant eventsFrom,
    Instant eventsTo,
    Instant until,
    String reason) {
  public Request {
    columns = columns == null ? List.of() : List.copyOf(columns);
    only = only == null ? Map.of() : Map.copyOf(only);
  }

  public TableName tableName() {
    return TableName.of(table);
  }
}
