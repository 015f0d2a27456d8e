package citylake.orchestration.quarantine;

import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.OpsLog;
import citylake.orchestration.quarantine.Decision.Action;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The decisions about refused records: written at once, outside of releases, only added to until
 * retention takes out what is old.
 *
 * <p>Which of them have been carried out stands in the released {@code ops.delivery}, so a release
 * that is rolled back takes that back too, and they are carried out again.
 */
public final class DecisionBook {
  private static final String WRITER = "decisions";
  private static final int TRIES = 20;

  private final OpsLog log;

  public DecisionBook(LakeCatalog catalog) {
    this.log = new OpsLog(catalog, WRITER);
  }

  /** All decisions, oldest first. */
  public List<Decision> all() {
    return log.rows(Tables.QUARANTINE_DECISION).stream()
        .map(Decision::of)
        .sorted(Comparator.comparing(Decision::at).thenComparing(Decision::id))
        .toList();
  }

  /**
   * Adds what the judge makes of the decisions there are; it is asked again when somebody else has
   * decided in between.
   *
   * @param judge from the decisions so far to those to add; throws to refuse
   */
  public List<Decision> add(UnaryOperator<List<Decision>> judge) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Long> head = log.head(Tables.QUARANTINE_DECISION);
      List<Decision> more = judge.apply(all());
      if (more.isEmpty()
          || log.appendOn(
              Tables.QUARANTINE_DECISION, head, more.stream().map(Decision::row).toList())) {
        return more;
      }
    }
    throw new IllegalStateException(
        "Failed to write down the decision: others kept writing at the same time. Nothing was written; try again.");
  }

  /** Takes decisions out whose time is over; see the retention of {@code quarantine.decision}. */
  public void remove(Predicate<Decision> which) {
    log.remove(Tables.QUARANTINE_DECISION, row -> which.test(Decision.of(row)));
  }

  /**
   * The decisions that wait to be carried out, oldest first.
   *
   * @param deliveries rows of the released ops.delivery
   */
  public static List<Decision> waiting(
      List<Decision> decisions, List<Map<String, Object>> deliveries) {
    Set<Object> done = carriedOut(deliveries);
    Set<Object> known = new HashSet<>();
    deliveries.forEach(row -> known.add(row.get("delivery")));
    return decisions.stream()
        .filter(decision -> decision.action() != Action.DISMISS)
        .filter(decision -> !done.contains(decision.id()) && known.contains(decision.delivery()))
        .toList();
  }

  /** The numbers of the decisions that a released run has carried out. */
  public static Set<Object> carriedOut(List<Map<String, Object>> deliveries) {
    Set<Object> done = new HashSet<>();
    for (Map<String, Object> row : deliveries) {
      if (row.get("decisions") instanceof List<?> ids) {
        done.addAll(ids);
      }
    }
    return done;
  }
}
