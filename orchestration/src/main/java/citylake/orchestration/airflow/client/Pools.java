package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.AlreadyThere;
import citylake.orchestration.airflow.failure.NotThere;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pools: how many tasks of a kind may run at once. */
public final class Pools {
  private final Session session;

  Pools(Session session) {
    this.session = session;
  }

  public Pool find(String name) {
    return session.call(Request.read(Route.POOL, "pool " + name, name), Pool.class);
  }

  /**
   * Makes the pool, or gives it these settings where it is there; the same call again is harmless.
   */
  public Pool put(Pool pool) {
    try {
      Pool there = find(pool.name());
      return there.equals(pool) ? there : change(pool);
    } catch (NotThere e) {
      return create(pool);
    }
  }

  /** Somebody else may make it at the same moment. */
  private Pool create(Pool pool) {
    try {
      Request request =
          Request.change(Route.CREATE_POOL, "pool " + pool.name(), body("name", pool));
      return session.call(request.repeatable(), Pool.class);
    } catch (AlreadyThere e) {
      return change(pool);
    }
  }

  /**
   * Without a mask Airflow wants the whole pool, and calls its name "pool" here; the document says
   * that all of it is optional.
   */
  private Pool change(Pool pool) {
    Request request =
        Request.change(Route.CHANGE_POOL, "pool " + pool.name(), body("pool", pool), pool.name());
    return session.call(request.repeatable(), Pool.class);
  }

  private static Map<String, Object> body(String nameField, Pool pool) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(nameField, pool.name());
    body.put("slots", pool.slots());
    body.put("description", pool.description());
    body.put("include_deferred", pool.includeDeferred());
    return body;
  }
}
