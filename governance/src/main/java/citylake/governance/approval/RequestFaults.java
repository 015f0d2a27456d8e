package citylake.governance.approval;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.governance.policy.Policy;
import citylake.governance.policy.Purpose;
import citylake.governance.policy.Role;
import citylake.governance.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that is wrong with a request, so that it can be put right at once. */
final class RequestFaults {
  /** A page: enough to say why, and too little to fill the desk. */
  private static final int MOST_CHARACTERS = 4_000;

  private final Policy policy;
  private final Request request;
  private final List<String> faults = new ArrayList<>();

  private RequestFaults(Policy policy, Request request) {
    this.policy = policy;
    this.request = request;
  }

  static List<String> of(User asker, Request request, Policy policy, Instant now) {
    RequestFaults check = new RequestFaults(policy, request);
    check.asker(asker);
    Optional<TableContract> table =
        TableContracts.all().stream()
            .filter(each -> each.name().toString().equals(request.table()))
            .findFirst();
    check.unless(table.isPresent(), "there is no table " + request.table());
    table.ifPresent(check::table);
    check.time(now);
    check.unless(request.reason() != null && !request.reason().isBlank(), "it gives no reason");
    check.unless(
        Stream.concat(
                Stream.of(request.reason(), request.caseNo(), request.city()),
                request.only().values().stream())
            .noneMatch(RequestFaults::hasControl),
        "its reason, case, city or a value holds a line break or another control character");
    check.unless(
        size(request) <= MOST_CHARACTERS,
        "it is longer than %,d characters".formatted(MOST_CHARACTERS));
    return check.faults;
  }

  /** All of its text: each request is read again with each change of any. */
  private static int size(Request request) {
    return length(request.reason())
        + length(request.city())
        + length(request.caseNo())
        + request.columns().stream().mapToInt(RequestFaults::length).sum()
        + request.only().entrySet().stream()
            .mapToInt(each -> length(each.getKey()) + length(each.getValue()))
            .sum();
  }

  /** Lists show it to who decides: a line of its own could pass for another request. */
  static boolean hasControl(String text) {
    return text != null && text.chars().anyMatch(Character::isISOControl);
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }

  private void asker(User asker) {
    unless(asker.name().equals(request.user()), "it is for somebody else than who asks");
    unless(
        asker.roles().stream()
            .map(policy.roles()::get)
            .filter(Objects::nonNull)
            .anyMatch(Role::mayRequest),
        "your role may not ask for approvals");
    unless(request.city() != null && !request.city().isBlank(), "it names no city");
  }

  private void table(TableContract table) {
    Purpose purpose = policy.purposes().get(request.purpose());
    unless(purpose != null, "there is no purpose " + request.purpose());
    if (purpose != null) {
      unless(
          policy.purposesOf(table.name()).contains(purpose.code()),
          "%s is of no use to purpose %s; it is to %s"
              .formatted(table.name(), purpose.code(), policy.purposesOf(table.name())));
      unless(
          !purpose.needsCase() || (request.caseNo() != null && !request.caseNo().isBlank()),
          "purpose %s needs the number of a case".formatted(purpose.code()));
    }
    unless(
        table.columnNames().contains("city_code"),
        "%s tells no city apart".formatted(table.name()));
    unless(!request.columns().isEmpty(), "it names no column");
    request.columns().forEach(column -> column(table, column));
    request.only().forEach((column, value) -> value(table, column, value));
    boolean bounded = request.eventsFrom() != null || request.eventsTo() != null;
    unless(
        !bounded || table.eventTime().isPresent(),
        "rows of %s are no events, so no hours can bound them".formatted(table.name()));
    Policy.ForOne forOne = policy.forOne().get(table.name());
    if (forOne != null) {
      forOne(table, forOne);
    }
  }

  private void column(TableContract table, String column) {
    unless(
        table.columnNames().contains(column),
        "%s has no column %s".formatted(table.name(), column));
  }

  /** Rows are compared with it, and a text that is no such value would fail every statement. */
  private void value(TableContract table, String column, String value) {
    column(table, column);
    if (table.columnNames().contains(column)) {
      String type = table.column(column).type();
      unless(
          NamedValue.isOf(type, value),
          "what it names of %s is no value of it, which is %s".formatted(column, type));
    }
  }

  private void forOne(TableContract table, Policy.ForOne forOne) {
    unless(
        forOne.columns().stream().anyMatch(request.only()::containsKey),
        "%s is read for one thing alone: name a value of %s"
            .formatted(table.name(), String.join(" or ", forOne.columns())));
    boolean isBounded = request.eventsFrom() != null && request.eventsTo() != null;
    unless(
        isBounded
            && request.eventsFrom().isBefore(request.eventsTo())
            && Duration.between(request.eventsFrom(), request.eventsTo())
                    .compareTo(Duration.ofHours(forOne.mostHours()))
                <= 0,
        "%s is read over at most %d hours: name the first and the last"
            .formatted(table.name(), forOne.mostHours()));
  }

  private void time(Instant now) {
    unless(
        request.until() != null
            && request.until().isAfter(now)
            && !request.until().isAfter(now.plus(Duration.ofDays(policy.longestDays()))),
        "it must end within %d days from now".formatted(policy.longestDays()));
  }

  private void unless(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
