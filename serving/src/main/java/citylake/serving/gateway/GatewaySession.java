package citylake.serving.gateway;

import citylake.governance.gate.Asker;
import citylake.serving.gateway.wire.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hive.service.rpc.thrift.THandleIdentifier;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client has opened on its connection: what its statements are for, and which are open. */
final class GatewaySession {
  private static final Logger LOG = LoggerFactory.getLogger(GatewaySession.class);

  private final Handle handle = Handle.random();
  private final String user;
  private final String id;
  private final TProtocolVersion version;
  private final SessionSettings settings = new SessionSettings();
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();
  private final Places results;
  private final AccessTrail trail;
  private volatile String schema;
  private volatile long usedAt = System.nanoTime();
  private volatile boolean isOpen = true;

  /**
   * @param id by which the log names it
   * @param results open ones of the user, in all sessions
   */
  GatewaySession(
      String user, String id, TProtocolVersion version, Places results, AccessTrail trail) {
    this.user = user;
    this.id = id;
    this.version = version;
    this.results = results;
    this.trail = trail;
  }

  Handle handle() {
    return handle;
  }

  String user() {
    return user;
  }

  TProtocolVersion version() {
    return version;
  }

  SessionSettings settings() {
    return settings;
  }

  /** Where names without a schema are looked for; null for the gate's usual one. */
  String schema() {
    return schema;
  }

  void use(String name) {
    schema = name;
  }

  /** Who asks, and for what, as of now. */
  Asker asker() {
    return new Asker(user, id, settings.purpose(), settings.caseNo(), schema);
  }

  /** Keeps a result of the user's; it takes one of their places, or is closed. */
  void add(Operation operation) throws Refusal {
    try {
      results.take(user);
    } catch (Refusal e) {
      operation.close();
      throw e;
    }
    operations.put(operation.handle().text(), operation);
    if (!isOpen) {
      close(operation);
    }
  }

  boolean has(THandleIdentifier said) {
    return operations.values().stream().anyMatch(operation -> operation.handle().is(said));
  }

  /**
   * @throws Refusal where it is not of this session, or is closed
   */
  Operation operation(THandleIdentifier said) throws Refusal {
    for (Operation operation : operations.values()) {
      if (operation.handle().is(said)) {
        operation.used();
        return operation;
      }
    }
    throw noSuchStatement();
  }

  static Refusal noSuchStatement() {
    return new Refusal(
        Refusal.NO_HANDLE,
        "Cannot find that statement on this connection: it was closed, or not fetched for so long that its rows were removed. Ask again.");
  }

  void close(Operation operation) {
    if (operations.remove(operation.handle().text(), operation)) {
      results.giveBack(user);
      operation.close();
    }
  }

  void used() {
    usedAt = System.nanoTime();
  }

  /** Nothing was asked for so long, and nothing runs. */
  boolean isIdle(Duration most) {
    return System.nanoTime() - usedAt > most.toNanos()
        && operations.values().stream().allMatch(Operation::hasEnded);
  }

  /**
   * Ends what rests on rights that its user has no longer.
   *
   * @return each writes down what was ended
   */
  List<Runnable> endForbidden() {
    List<Runnable> ended = new ArrayList<>();
    for (Operation operation : List.copyOf(operations.values())) {
      try {
        operation.endIfForbidden().ifPresent(ended::add);
      } catch (Throwable e) { // also memory that is short: the others must end too
        LOG.error("Failed to look whether a statement is still allowed, or to end it", e);
      }
    }
    return ended;
  }

  void closeIdle(Duration most) {
    List.copyOf(operations.values()).stream()
        .filter(operation -> operation.isIdle(most))
        .forEach(this::close);
  }

  /**
   * @param reason why it ends without the client asking for it; null where it asked
   */
  void close(String reason) {
    isOpen = false;
    List.copyOf(operations.values()).forEach(this::close);
    trail.ended(asker(), reason);
  }
}
