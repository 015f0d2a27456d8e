package citylake.governance.enforce;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.governance.approval.ApprovalDesk;
import citylake.governance.approval.Approvals;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.gate.VisibleTable;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.policy.Policy;
import citylake.governance.policy.Purpose;
import citylake.governance.user.User;
import citylake.governance.user.Users;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rights by the policy, the users and the approvals, all as they lie on the disk now. */
public final class PolicyRights implements Rights {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyRights.class);

  private final GovernanceFolder folder;
  private final Users users;
  private final ApprovalDesk desk;
  private volatile String lastWhy = "";

  public PolicyRights(GovernanceFolder folder, Users users, ApprovalDesk desk) {
    this.folder = folder;
    this.users = users;
    this.desk = desk;
  }

  @Override
  public Standing of(Asker asker) throws Denied {
    return new PolicyStanding(this, asker, now(asker));
  }

  /** Policy, approvals and the user as they are now; where any cannot be read, nothing is. */
  State now(Asker asker) throws Denied {
    Policy policy = readable(folder::policy);
    Approvals approvals = readable(desk::now);
    User user =
        readable(() -> users.named(asker.user()))
            .orElseThrow(
                () ->
                    new Denied(
                        Denied.UNKNOWN_USER,
                        "Cannot answer: the user of this session is not known here, or no longer."));
    lastWhy = "";
    return new State(
        policy, user, purpose(policy, asker), asker.caseNo(), approvals, desk.clock().instant());
  }

  private <T> T readable(Supplier<T> read) throws Denied {
    try {
      return read.get();
    } catch (RuntimeException e) {
      String why = String.valueOf(e.getMessage());
      if (!why.equals(lastWhy)) { // it is asked each second, for every statement that runs
        LOG.error("{}", why);
      }
      lastWhy = why;
      throw new Denied(
          Denied.UNREADABLE,
          "Cannot answer: policy, users or approvals cannot be read, so nothing is shown. Tell the data team; the log of the gateway says why.");
    }
  }

  /**
   * @throws Denied for a purpose that there is not, or without the case that it needs
   */
  private static Optional<Purpose> purpose(Policy policy, Asker asker) throws Denied {
    if (asker.purpose() == null || asker.purpose().isBlank()) {
      return Optional.empty();
    }
    Purpose purpose = policy.purposes().get(asker.purpose());
    if (purpose == null) {
      throw new Denied(
          Denied.PURPOSE_MISSING,
          "Invalid purpose '%s'. Purposes are: %s."
              .formatted(
                  asker.purpose(), String.join(", ", new TreeSet<>(policy.purposes().keySet()))));
    }
    if (purpose.needsCase() && (asker.caseNo() == null || asker.caseNo().isBlank())) {
      throw new Denied(
          Denied.PURPOSE_MISSING,
          "Cannot answer for purpose %s without the number of a case or task: set it and ask again."
              .formatted(purpose.code()));
    }
    return Optional.of(purpose);
  }

  @Override
  public List<VisibleTable> visible(Asker asker) throws Denied {
    State state = now(asker.about(null, null));
    return TableContracts.all().stream()
        .map(table -> visible(state, table))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Set<String> purposes() throws Denied {
    return new TreeSet<>(readable(folder::policy).purposes().keySet());
  }

  private static Optional<VisibleTable> visible(State state, TableContract table) {
    return state
        .forAnyPurpose(table)
        .map(
            view ->
                new VisibleTable(
                    table.name(),
                    table.grain(),
                    table.columns().stream()
                        .filter(column -> view.shown().contains(column.name()))
                        .map(
                            column ->
                                new VisibleTable.VisibleColumn(
                                    column.name(),
                                    column.type(),
                                    column.grade().word(),
                                    column.description()))
                        .toList()));
  }

  static Optional<TableContract> contract(TableName table) {
    return TableContracts.all().stream().filter(each -> each.name().equals(table)).findFirst();
  }
}
