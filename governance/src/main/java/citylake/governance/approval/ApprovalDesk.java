package citylake.governance.approval;

import citylake.ddl.Grade;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.governance.approval.ApprovalEvent.Kind;
import citylake.governance.log.AccessEvent;
import citylake.governance.policy.Policy;
import citylake.governance.policy.Role;
import citylake.governance.user.User;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where approvals are asked for and decided. What is refused here changes nothing.
 *
 * <p>The city's approver decides on that city's rows, the province's on TOP_SECRET columns, two of
 * them; nobody on what they asked for themselves. A steward stops all sharing of the own city's
 * rows, and resumes it.
 */
public final class ApprovalDesk {
  /** Of one user: more are a mistake, or an attempt to fill the desk. */
  static final int MOST_OPEN = 20;

  private final ApprovalFile file;
  private final Supplier<Policy> policy;
  private final Consumer<AccessEvent> log;
  private final Clock clock;
  private volatile Standing standing = new Standing(null, null, Approvals.NONE);

  /** What events come to under a policy: it says how many must agree. */
  private record Standing(List<ApprovalEvent> of, Policy under, Approvals approvals) {}

  /**
   * @param file of events; made where there is none
   * @param log takes each event before it counts; where it throws, nothing has changed
   */
  public ApprovalDesk(Path file, Supplier<Policy> policy, Consumer<AccessEvent> log, Clock clock) {
    this.file = new ApprovalFile(file);
    this.policy = policy;
    this.log = log;
    this.clock = clock;
  }

  public Clock clock() {
    return clock;
  }

  /** As it stands on the disk now. Asked for each open result each second: replayed once. */
  public Approvals now() {
    List<ApprovalEvent> events = file.events();
    Policy current = policy.get();
    Standing known = standing;
    if (known.of() != events || !current.equals(known.under())) {
      known = new Standing(events, current, replayed(events, current));
      standing = known;
    }
    return known.approvals();
  }

  private static Approvals replayed(List<ApprovalEvent> events, Policy under) {
    List<Approval> all = new ArrayList<>();
    Set<String> stopped = new HashSet<>();
    // Requests first: a decision that was moved before what it is about must not be lost.
    for (ApprovalEvent event : events) {
      if (event.kind() == Kind.REQUESTED) {
        all.add(
            new Approval(
                event.id(),
                event.request(),
                event.at(),
                deciders(event.request(), under).persons(),
                List.of(),
                Approval.Status.OPEN,
                null));
      }
    }
    for (ApprovalEvent event : events) {
      switch (event.kind()) {
        case REQUESTED -> {}
        case GRANTED -> replace(all, event, each -> each.grantedBy(event.by()));
        case REFUSED ->
            replace(all, event, each -> each.ended(Approval.Status.REFUSED, event.by()));
        case WITHDRAWN ->
            replace(all, event, each -> each.ended(Approval.Status.WITHDRAWN, event.by()));
        case STOPPED -> stopped.add(event.city());
        case RESUMED -> stopped.remove(event.city());
      }
    }
    return new Approvals(all, stopped);
  }

  private static void replace(
      List<Approval> all, ApprovalEvent event, UnaryOperator<Approval> change) {
    all.replaceAll(each -> each.id() == event.id() ? change.apply(each) : each);
  }

  /**
   * Who decides on a request: by the highest grade of the columns that it opens, or names a value
   * of. A table that is read for one named thing alone may name that thing at its columns' decider.
   */
  public Policy.Deciders deciders(Request request) {
    return deciders(request, policy.get());
  }

  private static Policy.Deciders deciders(Request request, Policy under) {
    TableContract table = TableContracts.of(request.tableName());
    Policy.ForOne forOne = under.forOne().get(table.name());
    Grade highest =
        Stream.concat(
                request.columns().stream(),
                request.only().keySet().stream()
                    .filter(column -> forOne == null || !forOne.columns().contains(column)))
            .map(column -> table.column(column).grade())
            .reduce(Grade.INTERNAL, Grade::orHigher);
    return under.deciders().get(highest);
  }

  /**
   * Asks for something.
   *
   * @throws ApprovalRefused with all that is wrong with the request
   */
  public Approval request(User asker, Request request) {
    List<String> faults = RequestFaults.of(asker, request, policy.get(), clock.instant());
    if (!faults.isEmpty()) {
      throw new ApprovalRefused(
          "Cannot take the request: %s. Nothing has changed.".formatted(String.join("; ", faults)));
    }
    long id =
        append(
                asker,
                request,
                before -> {
                  requireFewOpen(asker, before);
                  return new ApprovalEvent(
                      Kind.REQUESTED,
                      1 + before.all().stream().mapToLong(Approval::id).max().orElse(0),
                      at(),
                      asker.name(),
                      request,
                      null,
                      request.reason());
                })
            .id();
    return now().number(id).orElseThrow();
  }

  private void requireFewOpen(User asker, Approvals before) {
    long open =
        before.all().stream()
            .filter(each -> each.request().user().equals(asker.name()))
            .filter(each -> each.statusAt(clock.instant()) == Approval.Status.OPEN)
            .count();
    if (open >= MOST_OPEN) {
      throw new ApprovalRefused(
          "Cannot take the request: %d of yours are open, the most at once. Nothing has changed. Withdraw some, or ask those who decide on them."
              .formatted(open));
    }
  }

  /** Agrees; it is in force once as many have agreed as it needs. */
  public Approval grant(User by, long id, String why) {
    return decide(by, id, why, Kind.GRANTED, Set.of(Approval.Status.OPEN));
  }

  public Approval refuse(User by, long id, String why) {
    return decide(by, id, why, Kind.REFUSED, Set.of(Approval.Status.OPEN));
  }

  /** Takes it back at once, also from statements that are running. */
  public Approval withdraw(User by, long id, String why) {
    return decide(
        by, id, why, Kind.WITHDRAWN, Set.of(Approval.Status.OPEN, Approval.Status.GRANTED));
  }

  private Approval decide(User by, long id, String why, Kind kind, Set<Approval.Status> from) {
    Approval asked = now().number(id).orElseThrow(() -> noSuchRequest(id));
    requireOneLine(why);
    append(
        by,
        asked.request(),
        before -> {
          Approval approval = before.number(id).orElseThrow(() -> noSuchRequest(id));
          requireMayDecide(by, approval, kind);
          Approval.Status status = approval.statusAt(clock.instant());
          if (!from.contains(status)) {
            throw new ApprovalRefused(
                "Cannot decide on request %d: it is %s. Nothing has changed."
                    .formatted(id, status.name().toLowerCase(Locale.ROOT)));
          }
          requireAnother(by, approval, kind);
          return new ApprovalEvent(kind, id, at(), by.name(), null, null, why);
        });
    return now().number(id).orElseThrow();
  }

  private static ApprovalRefused noSuchRequest(long id) {
    return new ApprovalRefused("Cannot find request %d. See: citylake approve list".formatted(id));
  }

  private void requireMayDecide(User by, Approval approval, Kind kind) {
    Request request = approval.request();
    boolean isOwn = by.name().equals(request.user());
    if (isOwn && kind == Kind.WITHDRAWN) {
      return;
    }
    if (isOwn) {
      throw new ApprovalRefused(
          "Cannot decide on request %d: nobody decides on their own request. Nothing has changed."
              .formatted(approval.id()));
    }
    Role.Decider needed = deciders(request).by();
    // A city may always refuse or take back what is about its rows.
    boolean isCitys = isDecider(by, Role.Decider.CITY) && request.city().equals(by.city());
    boolean may =
        needed == Role.Decider.CITY
            ? isCitys
            : isDecider(by, needed) || (isCitys && kind != Kind.GRANTED);
    if (!may) {
      throw new ApprovalRefused(
          "Cannot decide on request %d: it takes an approver of %s. Nothing has changed."
              .formatted(
                  approval.id(),
                  needed == Role.Decider.CITY ? "city " + request.city() : "the province"));
    }
  }

  private static void requireAnother(User by, Approval approval, Kind kind) {
    if (kind == Kind.GRANTED && approval.grantedBy().contains(by.name())) {
      throw new ApprovalRefused(
          "Cannot grant request %d a second time: it takes %d different persons. Nothing has changed."
              .formatted(approval.id(), approval.needs()));
    }
  }

  /** Lists show it to whoever decides next: a line of its own could pass for another request. */
  private static void requireOneLine(String why) {
    if (RequestFaults.hasControl(why)) {
      throw new ApprovalRefused(
          "Cannot take the reason: it holds a line break or another control character. Nothing has changed. Give it in one line.");
    }
  }

  /** Whether somebody made a request, or may decide on it. */
  public boolean concerns(User user, Approval approval) {
    Request request = approval.request();
    return request.user().equals(user.name())
        || (isDecider(user, Role.Decider.CITY) && request.city().equals(user.city()))
        || (isDecider(user, Role.Decider.PROVINCE)
            && deciders(request).by() == Role.Decider.PROVINCE);
  }

  private boolean isDecider(User user, Role.Decider decider) {
    return roles(user).stream().anyMatch(role -> role.decides() == decider);
  }

  private List<Role> roles(User user) {
    return user.roles().stream()
        .map(name -> policy.get().roles().get(name))
        .filter(Objects::nonNull)
        .toList();
  }

  /** From now on nobody outside the city reads its rows, whatever was approved. */
  public void stop(User by, String city, String why) {
    share(by, city, why, Kind.STOPPED);
  }

  public void resume(User by, String city, String why) {
    share(by, city, why, Kind.RESUMED);
  }

  private void share(User by, String city, String why, Kind kind) {
    requireOneLine(why);
    boolean may = roles(by).stream().anyMatch(Role::stops) && city.equals(by.city());
    if (!may) {
      throw new ApprovalRefused(
          "Cannot %s sharing of city %s: it takes a steward of that city. Nothing has changed."
              .formatted(kind == Kind.STOPPED ? "stop" : "resume", city));
    }
    append(by, null, before -> new ApprovalEvent(kind, null, at(), by.name(), null, city, why));
  }

  private Instant at() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What is not in the log does not count: it is written first. */
  private ApprovalEvent append(User by, Request request, Function<Approvals, ApprovalEvent> next) {
    return file.append(
        events -> {
          ApprovalEvent event = next.apply(replayed(events, policy.get()));
          log.accept(
              new AccessEvent(
                      request == null ? AccessEvent.Kind.SHARING : AccessEvent.Kind.APPROVAL,
                      by.name(),
                      null,
                      request == null ? null : request.purpose(),
                      request == null ? null : request.caseNo(),
                      LoggedApprovals.words(event, request),
                      request == null ? null : List.of(request.table()),
                      AccessEvent.Outcome.ALLOWED,
                      event.why(),
                      null)
                  .about(
                      List.of(request == null ? event.city() : request.city()),
                      request == null ? null : List.of(event.id())));
          return event;
        });
  }
}
