package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.governance.gate.Denied;
import citylake.lake.LakeCatalog;
import citylake.lake.ReleasedSession;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.runtime.BoxedUnit;

/**
 * The sessions in which governed statements run, and whose statement runs in which. A session in
 * which nobody's statement runs reads nothing.
 */
final class GovernedStatements {
  private final SparkSession root;
  private final org.apache.spark.sql.classic.SparkSession plain;
  private final LakeCatalog catalog;
  private final ConcurrentLinkedQueue<ReleasedSession> idle = new ConcurrentLinkedQueue<>();
  private final Map<SparkSession, Statement> running =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** A statement that is being let in, and the tables that it turned out to read. */
  record Statement(StatementViews views, SortedSet<TableName> tables) {
    void reads(TableName table) {
      tables.add(table);
    }
  }

  GovernedStatements(SparkSession session, LakeCatalog catalog) {
    this.catalog = catalog;
    this.plain = (org.apache.spark.sql.classic.SparkSession) session.newSession();
    this.root = ReleasedSession.root(session, this::rules);
  }

  private void rules(SparkSessionExtensions extensions) {
    extensions.injectPostHocResolutionRule(of -> new GovernRelations(this, of));
    extensions.injectCheckRule(
        of ->
            plan -> {
              AllowedNodes.check(plan);
              return BoxedUnit.UNIT;
            });
    extensions.injectOptimizerRule(of -> new PublicComparisons());
    extensions.injectColumnar(of -> new StoppableRows());
  }

  /** A session that knows no rules, for the policy's own expressions. */
  org.apache.spark.sql.classic.SparkSession plain() {
    return plain;
  }

  ReleasedSession take() {
    ReleasedSession free = idle.poll();
    return free == null ? ReleasedSession.open(root, catalog) : free;
  }

  /** Begins a statement in a session taken before. */
  Statement begin(ReleasedSession session, StatementViews views) {
    Statement statement = new Statement(views, new ConcurrentSkipListSet<>());
    running.put(session.session(), statement);
    return statement;
  }

  void giveBack(ReleasedSession session) {
    throwAway(session);
    idle.add(session);
  }

  void throwAway(ReleasedSession session) {
    running.remove(session.session());
    session.unpin();
  }

  void close() {
    idle.clear();
    running.clear();
  }

  Statement of(SparkSession session) {
    return Optional.ofNullable(running.get(session))
        .orElseThrow(
            () ->
                new Refusal(
                    Denied.NO_RIGHT,
                    "Cannot read anything in a session in which nobody's statement runs."));
  }
}
