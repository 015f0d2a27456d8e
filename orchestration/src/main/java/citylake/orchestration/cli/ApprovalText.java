package citylake.orchestration.cli;

import citylake.governance.approval.Approval;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests and what became of them, for people and for programs. */
final class ApprovalText {
  private ApprovalText() {}

  static Map<String, Object> json(Approval approval, Instant now) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", approval.id());
    json.put("status", status(approval, now));
    json.put("needs", approval.needs());
    json.put("grantedBy", approval.grantedBy());
    json.put("endedBy", approval.endedBy());
    json.put("askedAt", approval.askedAt());
    json.put("request", approval.request());
    return json;
  }

  static String status(Approval approval, Instant now) {
    return approval.statusAt(now).name().toLowerCase(Locale.ROOT);
  }

  static String table(List<Approval> approvals, Instant now) {
    return approvals.isEmpty()
        ? "No requests."
        : Output.table(
                List.of("no", "status", "who", "what", "city", "case", "until", "reason"),
                approvals.stream().map(approval -> row(approval, now)).toList())
            .stripTrailing();
  }

  private static List<String> row(Approval approval, Instant now) {
    var request = approval.request();
    String only = request.only().isEmpty() ? "" : " only " + request.only();
    return List.of(
        Long.toString(approval.id()),
        "%s %d/%d".formatted(status(approval, now), approval.grantedBy().size(), approval.needs()),
        request.user(),
        "%s (%s)%s".formatted(request.table(), String.join(", ", request.columns()), only),
        request.city(),
        request.caseNo() == null ? "" : request.caseNo(),
        request.until().toString(),
        request.reason());
  }
}
