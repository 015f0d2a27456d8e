package citylake.serving.gateway;

import citylake.governance.approval.Approval;
import citylake.governance.approval.ApprovalDesk;
import citylake.governance.approval.ApprovalRefused;
import citylake.governance.approval.Request;
import citylake.governance.gate.Asker;
import citylake.governance.gate.StatementGate;
import citylake.governance.user.Users;
import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.ResultColumn;
import citylake.serving.gateway.wire.SqlType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a user asks for from SQL, and what has become of it. Deciding is not done from SQL. */
public final class AccessRequests {
  /** For a gateway whose gate goes by no approvals. */
  public static final AccessRequests NONE = new AccessRequests(null, null);

  static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.of("request_no", SqlType.BIGINT),
          ResultColumn.of("state", SqlType.STRING),
          ResultColumn.of("approvals_needed", SqlType.INT),
          ResultColumn.of("table_name", SqlType.STRING),
          ResultColumn.of("column_names", SqlType.STRING),
          ResultColumn.of("city_code", SqlType.STRING),
          ResultColumn.of("purpose", SqlType.STRING),
          ResultColumn.of("case_no", SqlType.STRING),
          ResultColumn.of("until_utc", SqlType.STRING));

  private static final String LAKE = "lake.";

  private final ApprovalDesk desk;
  private final Users users;

  public AccessRequests(ApprovalDesk desk, Users users) {
    this.desk = desk;
    this.users = users;
  }

  /** One row: the request as it is asked now. */
  List<Object[]> ask(Asker asker, RequestWords words) throws Refusal {
    requireDesk();
    Request request =
        new Request(
            asker.user(),
            table(asker, words.table()),
            words.columns(),
            words.city(),
            asker.purpose(),
            asker.caseNo(),
            words.only(),
            words.from(),
            words.to(),
            words.until(),
            words.reason());
    try {
      Approval asked =
          desk.request(
              users
                  .named(asker.user())
                  .orElseThrow(
                      () ->
                          new Refusal(Refusal.NOT_LET_IN, "Cannot ask: you are no user any more.")),
              request);
      List<Object[]> rows = new ArrayList<>();
      rows.add(row(asked));
      return rows;
    } catch (ApprovalRefused e) {
      throw new Refusal(Refusal.SETTING, e.getMessage());
    }
  }

  /** A name without a schema is looked for where statements of the session look for it. */
  private static String table(Asker asker, String said) {
    String name = said.startsWith(LAKE) ? said.substring(LAKE.length()) : said;
    return name.contains(".") ? name : asker.schemaOr(StatementGate.USUAL_SCHEMA) + "." + name;
  }

  /** What the asker has asked for, newest first. */
  List<Object[]> own(Asker asker) throws Refusal {
    requireDesk();
    return desk.now().all().stream()
        .filter(approval -> approval.request().user().equals(asker.user()))
        .sorted((one, other) -> Long.compare(other.id(), one.id()))
        .map(this::row)
        .toList();
  }

  private void requireDesk() throws Refusal {
    if (desk == null) {
      throw new Refusal(
          Refusal.NOT_OFFERED,
          "Cannot ask for access here: this gateway goes by no approvals. Nothing was asked.");
    }
  }

  private Object[] row(Approval approval) {
    Request request = approval.request();
    Instant now = desk.clock().instant();
    return new Object[] {
      approval.id(),
      approval.statusAt(now).name().toLowerCase(Locale.ROOT),
      approval.needs(),
      request.table(),
      String.join(", ", request.columns()),
      request.city(),
      request.purpose(),
      request.caseNo(),
      request.until().toString()
    };
  }
}
