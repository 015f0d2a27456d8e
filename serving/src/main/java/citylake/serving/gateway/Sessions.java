package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sessions that are open, of all connections. */
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private final Set<GatewaySession> open = ConcurrentHashMap.newKeySet();
  private final GatewayLimits limits;
  private final AccessTrail trail;
  private final Places sessions;
  private final Places results;

  Sessions(GatewayLimits limits, AccessTrail trail) {
    this.limits = limits;
    this.trail = trail;
    this.sessions =
        new Places(
            limits.sessions(),
            "Cannot open another session: you have %d, the most for one user. They go on. Close one that you are done with.");
    this.results =
        new Places(
            limits.results(),
            "Cannot keep another result: you have %d open, the most for one user. They stay. Close statements that you are done with.");
  }

  GatewaySession open(
      String user,
      String id,
      TProtocolVersion version,
      Map<String, String> configuration,
      SessionSettings.Purposes purposes)
      throws Refusal {
    sessions.take(user);
    GatewaySession session = new GatewaySession(user, id, version, results, trail);
    try {
      session.use(session.settings().opened(configuration, purposes));
    } catch (Refusal e) {
      sessions.giveBack(user);
      throw e;
    }
    open.add(session);
    return session;
  }

  boolean isOpen(GatewaySession session) {
    return open.contains(session);
  }

  /**
   * @param reason null where the client asked for it
   */
  void close(GatewaySession session, String reason) {
    if (open.remove(session)) {
      sessions.giveBack(session.user());
      session.close(reason);
    }
  }

  /** Ends statements, and takes back results, that may no longer be given: all, then the log. */
  void endForbidden() {
    List<Runnable> ended =
        List.copyOf(open).stream().flatMap(session -> session.endForbidden().stream()).toList();
    for (Runnable writing : ended) {
      try {
        writing.run();
      } catch (Throwable e) { // also a log that cannot be written: nothing is answered then
        LOG.error("The end of a statement that is no longer allowed is not in the access log", e);
      }
    }
  }

  /** Ends sessions, and gives up results, that nobody has used for long. */
  void closeIdle() {
    for (GatewaySession session : List.copyOf(open)) {
      session.closeIdle(limits.resultIdle());
      if (session.isIdle(limits.sessionIdle())) {
        close(session, "nothing was asked for %d s".formatted(limits.sessionIdle().toSeconds()));
      }
    }
  }
}
