package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.governance.approval.Approval;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How it stands for one statement by the policy. */
final class PolicyStanding implements Rights.Standing {
  private final PolicyRights rights;
  private final Asker asker;
  private final State then;
  private final Map<TableName, Optional<TableView>> views = new ConcurrentHashMap<>();

  PolicyStanding(PolicyRights rights, Asker asker, State then) {
    this.rights = rights;
    this.asker = asker;
    this.then = then;
  }

  @Override
  public Optional<TableView> of(TableName table) {
    return views.computeIfAbsent(table, name -> PolicyRights.contract(name).flatMap(then::view));
  }

  @Override
  public Denied missing(Set<TableName> tables, Set<String> names) {
    return new MissingRight(then, asker).of(tables, names);
  }

  @Override
  public Denied missing(AskedSightings asked) {
    return then.opens(asked) ? null : new MissingRight(then, asker).of(asked);
  }

  @Override
  public Concerned concerned(List<TableName> tables) {
    Set<String> cities = new TreeSet<>();
    Set<Long> used = new TreeSet<>();
    for (TableName table : tables) {
      PolicyRights.contract(table).ifPresent(contract -> cities.addAll(then.citiesOf(contract)));
      used.addAll(approvals(then, table));
    }
    return new Concerned(List.copyOf(cities), List.copyOf(used));
  }

  @Override
  public void recheck(List<TableName> tables) throws Denied {
    State now = rights.now(asker);
    if (!now.user().equals(then.user()) || !now.policy().equals(then.policy())) {
      throw ended("your rights, or the policy, have changed since");
    }
    Set<String> stopped = new HashSet<>(now.approvals().stopped());
    stopped.removeAll(then.approvals().stopped());
    stopped.remove(String.valueOf(then.user().city()));
    if (!stopped.isEmpty()) {
      throw ended("city %s has stopped sharing its rows".formatted(String.join(", ", stopped)));
    }
    for (TableName table : tables) {
      Set<Long> inForce = approvals(now, table);
      for (long used : approvals(then, table)) {
        if (!inForce.contains(used)) {
          throw ended("approval %d is no longer in force".formatted(used));
        }
      }
    }
  }

  private static Set<Long> approvals(State state, TableName table) {
    return PolicyRights.contract(table).stream()
        .flatMap(contract -> state.approvalsFor(contract).stream())
        .map(Approval::id)
        .collect(Collectors.toSet());
  }

  private static Denied ended(String why) {
    return new Denied(
        Denied.NO_RIGHT,
        "Cannot fetch on: %s. Rows fetched before stay as they were; ask again to see what you may read now."
            .formatted(why));
  }
}
