package citylake.orchestration.airflow.client;

import java.time.Instant;
import java.util.List;

/** Runs of a DAG for past dates. */
public final class Backfills {
  private static final int PAGE = 100;

  private final Session session;

  Backfills(Session session) {
    this.session = session;
  }

  /** The dates that the backfill would make runs for, in order; nothing is changed. */
  public List<Instant> preview(BackfillOrder order) {
    Request request =
        Request.change(Route.PREVIEW_BACKFILL, "a preview of a backfill of " + order.dagId(), order)
            .repeatable();
    return session.call(request, Preview.class).backfills().stream()
        .map(Preview.Day::logicalDate)
        .toList();
  }

  /**
   * Makes the backfill. While one of the DAG goes on, another is refused (AlreadyThere): so a
   * repeated call does no harm. On SQLite Airflow may answer that its database is locked (503);
   * nothing was made then, and the call is repeated.
   */
  public Backfill create(BackfillOrder order) {
    Request request =
        Request.change(Route.CREATE_BACKFILL, "a backfill of " + order.dagId(), order).repeatable();
    Answer answer = session.answer(request);
    if (answer.status() == 409 && answer.repeats() > 0) {
      List<Backfill> ours = of(order.dagId()).stream().filter(made -> isOurs(made, order)).toList();
      if (!ours.isEmpty()) {
        return ours.get(0);
      }
    }
    return session.read(request, answer, Backfill.class);
  }

  private static boolean isOurs(Backfill made, BackfillOrder order) {
    return made.completedAt() == null
        && made.fromDate().equals(order.fromDate())
        && made.toDate().equals(order.toDate())
        && made.reprocessBehavior() == order.reprocessBehavior();
  }

  /** Backfills of the DAG, newest first; at most a hundred. */
  public List<Backfill> of(String dagId) {
    Request request =
        Request.read(Route.BACKFILLS, "backfills of " + dagId)
            .query("dag_id", dagId, "limit", PAGE, "order_by", "-id");
    return session.call(request, All.class).backfills();
  }

  /** No further runs begin; those under way go on. */
  public Backfill pause(long id) {
    return change(Route.PAUSE_BACKFILL, "a pause of backfill " + id, id);
  }

  public Backfill resume(long id) {
    return change(Route.RESUME_BACKFILL, "backfill %d resumed".formatted(id), id);
  }

  /** Runs that have not begun are failed; a backfill that is through cannot be cancelled (409). */
  public Backfill cancel(long id) {
    return change(Route.CANCEL_BACKFILL, "an end of backfill " + id, id);
  }

  private Backfill change(Route route, String purpose, long id) {
    Request request = Request.change(route, purpose, null, Long.toString(id)).repeatable();
    return session.call(request, Backfill.class);
  }

  /** As Airflow wraps it. */
  record All(List<Backfill> backfills) {}

  /** As Airflow wraps it. */
  record Preview(List<Day> backfills) {
    record Day(Instant logicalDate) {}
  }
}
