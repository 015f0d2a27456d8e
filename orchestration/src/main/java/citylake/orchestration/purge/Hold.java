package citylake.orchestration.purge;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.governance.approval.Approval;
import citylake.governance.approval.Approvals;
import citylake.governance.approval.Request;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that a case needs: an approval in force opens these, by their plate, district or another
 * value, so they stay past their period for as long as it holds.
 *
 * @param approval its number
 * @param table of the rows
 * @param caseNo number of the case
 * @param rows SQL condition that names its values
 * @param values of the names
 */
record Hold(long approval, String table, String caseNo, String rows, Map<String, Object> values) {

  /** Those of a table. Approvals that open all rows of a city bind none of them to a case. */
  static List<Hold> on(String table, Approvals approvals, Instant now) {
    List<Hold> holds = new ArrayList<>();
    for (Approval approval : approvals.all()) {
      Request request = approval.request();
      boolean concerns = request.table().equals(table) && !request.only().isEmpty();
      if (concerns && request.caseNo() != null && approval.isInForce(now)) {
        holds.add(of(approval));
      }
    }
    return holds;
  }

  private static Hold of(Approval approval) {
    Request request = approval.request();
    String name = "hold" + approval.id();
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>();
    conditions.add("city_code = :" + name + "_city");
    values.put(name + "_city", request.city());
    for (Map.Entry<String, String> only : request.only().entrySet()) {
      String value = name + "_" + values.size();
      conditions.add("`%s` = :%s".formatted(only.getKey(), value));
      values.put(value, only.getValue());
    }
    TableContract table = TableContracts.of(request.tableName());
    Optional<String> event = table.eventTime();
    if (event.isPresent() && request.eventsFrom() != null) {
      conditions.add("`%s` >= :%s_from".formatted(event.get(), name));
      values.put(name + "_from", Timestamp.from(request.eventsFrom()));
    }
    if (event.isPresent() && request.eventsTo() != null) {
      conditions.add("`%s` < :%s_to".formatted(event.get(), name));
      values.put(name + "_to", Timestamp.from(request.eventsTo()));
    }
    return new Hold(
        approval.id(),
        request.table(),
        request.caseNo(),
        "(" + String.join(" AND ", conditions) + ")",
        values);
  }
}
