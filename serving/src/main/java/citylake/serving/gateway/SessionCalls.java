package citylake.serving.gateway;

import citylake.governance.gate.Asker;
import citylake.governance.gate.StatementGate;
import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.Statuses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionResp;
import org.apache.hive.service.rpc.thrift.TGetInfoReq;
import org.apache.hive.service.rpc.thrift.TGetInfoResp;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TSetClientInfoReq;
import org.apache.hive.service.rpc.thrift.TSetClientInfoResp;

/** The calls that open and close sessions; a session is known on its own connection alone. */
abstract class SessionCalls extends MetadataCalls {
  private static final TProtocolVersion NEWEST = TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10;

  private final String user;
  private final String connection;
  private final AccessTrail trail;
  private final Sessions sessions;
  private final Map<String, GatewaySession> own = new ConcurrentHashMap<>();
  private int opened;

  /**
   * @param connection by which the log names it
   */
  SessionCalls(
      String user, String connection, StatementGate gate, AccessTrail trail, Sessions sessions) {
    super(gate, trail);
    this.user = user;
    this.connection = connection;
    this.trail = trail;
    this.sessions = sessions;
  }

  /** The client has gone, or was sent away. */
  void end(String reason) {
    own.values().forEach(session -> sessions.close(session, reason));
  }

  /** Those that are open on this connection. */
  final List<GatewaySession> open() {
    return own.values().stream().filter(sessions::isOpen).toList();
  }

  @Override
  GatewaySession session(TSessionHandle said) throws Refusal {
    for (GatewaySession session : own.values()) {
      if (session.handle().is(said.getSessionId()) && sessions.isOpen(session)) {
        session.used();
        return session;
      }
    }
    throw new Refusal(
        Refusal.NO_HANDLE,
        "Cannot find that session on this connection: it was closed, or nothing was asked for too long. Connect again.");
  }

  @Override
  public TOpenSessionResp OpenSession(TOpenSessionReq asked) {
    return answered(() -> told(asked), status -> new TOpenSessionResp(status, NEWEST));
  }

  /** What is refused stands in the log, as it does where a statement asks for it. */
  private TOpenSessionResp told(TOpenSessionReq asked) throws Refusal {
    try {
      return opened(asked);
    } catch (Refusal e) {
      trail.denied(new Asker(user, connection, null, null), "OpenSession", e.getMessage());
      throw e;
    }
  }

  private TOpenSessionResp opened(TOpenSessionReq asked) throws Refusal {
    if (asked.isSetUsername() && !asked.getUsername().equals(user)) {
      throw new Refusal(
          Refusal.NOT_LET_IN,
          "Cannot open a session for another user: this connection is logged in by another name. Nothing was opened.");
    }
    TProtocolVersion version =
        asked.getClient_protocol().getValue() < NEWEST.getValue()
            ? asked.getClient_protocol()
            : NEWEST;
    Map<String, String> configuration =
        asked.isSetConfiguration() ? asked.getConfiguration() : Map.of();
    GatewaySession session =
        sessions.open(user, connection + "-" + ++opened, version, configuration, this::purposes);
    own.put(session.handle().text(), session);
    if (session.schema() != null) {
      try {
        SessionStatements.use(session, session.schema(), visible(session));
      } catch (Refusal e) {
        sessions.close(session, e.getMessage());
        throw e;
      }
    }
    TOpenSessionResp answer = new TOpenSessionResp(Statuses.done(), version);
    answer.setSessionHandle(new TSessionHandle(session.handle().onWire()));
    answer.setConfiguration(Map.of());
    return answer;
  }

  @Override
  public TCloseSessionResp CloseSession(TCloseSessionReq asked) {
    return answered(
        () -> {
          GatewaySession session = session(asked.getSessionHandle());
          own.remove(session.handle().text());
          sessions.close(session, null);
          return new TCloseSessionResp(Statuses.done());
        },
        TCloseSessionResp::new);
  }

  @Override
  public TGetInfoResp GetInfo(TGetInfoReq asked) {
    return answered(
        () -> {
          session(asked.getSessionHandle());
          return new TGetInfoResp(Statuses.done(), ServerFacts.of(asked.getInfoType()));
        },
        status -> new TGetInfoResp(status, ServerFacts.NONE));
  }

  @Override
  public TSetClientInfoResp SetClientInfo(TSetClientInfoReq asked) {
    return answered(
        () -> {
          session(asked.getSessionHandle());
          return new TSetClientInfoResp(Statuses.done());
        },
        TSetClientInfoResp::new);
  }
}
