package citylake.serving.gateway;

import citylake.governance.gate.StatementGate;
import citylake.serving.gateway.spool.ResultRows;
import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.ResultColumn;
import citylake.serving.gateway.wire.RowSets;
import citylake.serving.gateway.wire.Statuses;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCancelOperationResp;
import org.apache.hive.service.rpc.thrift.TCloseOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseOperationResp;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TGetQueryIdReq;
import org.apache.hive.service.rpc.thrift.TGetQueryIdResp;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataReq;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;

/** The calls of one connection, one after the other, by one user: statements and their rows. */
final class Calls extends SessionCalls {
  private static final Duration LONG_POLL = Duration.ofSeconds(1);
  private static final int LOG_OF_THE_RUN = 1;

  private final Statements statements;
  private final AccessTrail trail;
  private final AccessRequests requests;

  /**
   * @param connection by which the log names it
   */
  Calls(
      String user,
      String connection,
      StatementGate gate,
      Sessions sessions,
      Statements statements,
      AccessTrail trail,
      AccessRequests requests) {
    super(user, connection, gate, trail, sessions);
    this.statements = statements;
    this.trail = trail;
    this.requests = requests;
  }

  private Named named(TOperationHandle said) throws Refusal {
    for (GatewaySession session : open()) {
      if (session.has(said.getOperationId())) {
        session.used();
        return new Named(session, session.operation(said.getOperationId()));
      }
    }
    throw GatewaySession.noSuchStatement();
  }

  /** A statement, and the session that it is of. */
  private record Named(GatewaySession session, Operation operation) {}

  @Override
  public TExecuteStatementResp ExecuteStatement(TExecuteStatementReq asked) {
    return answered(
        () -> {
          TExecuteStatementResp answer = new TExecuteStatementResp(Statuses.done());
          answer.setOperationHandle(onWire(executed(asked)));
          return answer;
        },
        TExecuteStatementResp::new);
  }

  private Operation executed(TExecuteStatementReq asked) throws Refusal, InterruptedException {
    GatewaySession session = session(asked.getSessionHandle());
    String sql = withoutSemicolon(asked.getStatement().strip());
    Optional<Operation> said = saidToTheSession(session, sql, asked);
    if (said.isPresent()) {
      session.add(said.get());
      return said.get();
    }
    StatementRun run =
        statements.begin(
            session.asker(), sql, Duration.ofSeconds(Math.max(0, asked.getQueryTimeout())));
    session.add(run);
    if (!asked.isRunAsync()) {
      while (!run.hasEnded()) {
        run.await(LONG_POLL);
      }
      if (run.failure() != null) {
        session.close(run);
        throw run.failure();
      }
    }
    return run;
  }

  /** By hand: an expression that looks for blanks before it takes a square of their number. */
  private static String withoutSemicolon(String sql) {
    return sql.endsWith(";") ? sql.substring(0, sql.length() - 1).stripTrailing() : sql;
  }

  /** What is no question to the lake; it stands in the log like one. */
  private Optional<Operation> saidToTheSession(
      GatewaySession session, String sql, TExecuteStatementReq asked) throws Refusal {
    try {
      if (asked.isSetConfOverlay() && !asked.getConfOverlay().isEmpty()) {
        throw new Refusal(
            Refusal.NOT_ALLOWED,
            "Cannot set anything for one statement (confOverlay). The statement has not run.");
      }
      Optional<SessionWords> words = SessionWords.of(sql);
      if (words.isEmpty()) {
        return Optional.empty();
      }
      Operation done = SessionStatements.carriedOut(session, words.get(), this, requests);
      trail.allowed(session.asker(), sql, AccessTrail.Read.NOTHING);
      return Optional.of(done);
    } catch (Refusal e) {
      trail.denied(session.asker(), sql, e.getMessage());
      throw e;
    } catch (IllegalStateException | UncheckedIOException e) {
      // Policy, users or approvals cannot be read, or the request not be written down.
      trail.failed(session.asker(), sql, e.getMessage());
      throw e;
    }
  }

  @Override
  public TGetQueryIdResp GetQueryId(TGetQueryIdReq asked) {
    return answered(
        () -> new TGetQueryIdResp(named(asked.getOperationHandle()).operation().handle().text()),
        status -> new TGetQueryIdResp(""));
  }

  @Override
  public TGetOperationStatusResp GetOperationStatus(TGetOperationStatusReq asked) {
    return answered(
        () -> {
          Operation operation = named(asked.getOperationHandle()).operation();
          operation.await(LONG_POLL);
          TGetOperationStatusResp answer = new TGetOperationStatusResp(Statuses.done());
          Refusal failure = operation.failure();
          answer.setOperationState(operation.state());
          answer.setHasResultSet(!operation.columns().isEmpty());
          if (failure != null) {
            answer.setSqlState(failure.state());
            answer.setErrorCode(0);
            answer.setErrorMessage(failure.getMessage());
          }
          return answer;
        },
        TGetOperationStatusResp::new);
  }

  @Override
  public TCancelOperationResp CancelOperation(TCancelOperationReq asked) {
    return answered(
        () -> {
          named(asked.getOperationHandle()).operation().cancel();
          return new TCancelOperationResp(Statuses.done());
        },
        TCancelOperationResp::new);
  }

  @Override
  public TCloseOperationResp CloseOperation(TCloseOperationReq asked) {
    return answered(
        () -> {
          Named named = named(asked.getOperationHandle());
          named.session().close(named.operation());
          return new TCloseOperationResp(Statuses.done());
        },
        TCloseOperationResp::new);
  }

  @Override
  public TGetResultSetMetadataResp GetResultSetMetadata(TGetResultSetMetadataReq asked) {
    return answered(
        () -> {
          Operation operation = named(asked.getOperationHandle()).operation();
          TGetResultSetMetadataResp answer = new TGetResultSetMetadataResp(Statuses.done());
          answer.setSchema(ResultColumn.schema(operation.columns()));
          return answer;
        },
        TGetResultSetMetadataResp::new);
  }

  @Override
  public TFetchResultsResp FetchResults(TFetchResultsReq asked) {
    return answered(() -> fetched(asked), TFetchResultsResp::new);
  }

  private TFetchResultsResp fetched(TFetchResultsReq asked) throws Refusal {
    Named named = named(asked.getOperationHandle());
    Operation operation = named.operation();
    TFetchResultsResp answer = new TFetchResultsResp(Statuses.done());
    if (asked.getFetchType() == LOG_OF_THE_RUN) { // what a run says of itself is not for askers
      answer.setHasMoreRows(false);
      answer.setResults(
          RowSets.of(ServerFacts.LOG_COLUMNS, List.of(), 0, named.session().version()));
      return answer;
    }
    ResultRows rows = operation.rows();
    check(named);
    turn(rows, asked.getOrientation());
    ResultRows.Page page = page(operation, rows, Math.max(0, asked.getMaxRows()));
    answer.setHasMoreRows(page.hasMore());
    answer.setResults(
        RowSets.of(operation.columns(), page.rows(), page.start(), named.session().version()));
    return answer;
  }

  /** Rows that are taken back while they are read are refused for that reason. */
  private static ResultRows.Page page(Operation operation, ResultRows rows, long most)
      throws Refusal {
    try {
      return rows.next(most);
    } catch (RuntimeException e) {
      Refusal takenBack = operation.failure();
      if (takenBack != null) {
        throw takenBack;
      }
      throw e;
    }
  }

  /** Rows that may no longer be given are not kept either. */
  private static void check(Named named) throws Refusal {
    try {
      named.operation().check();
    } catch (Refusal e) {
      named.session().close(named.operation());
      throw e;
    }
  }

  private static void turn(ResultRows rows, TFetchOrientation orientation) throws Refusal {
    if (orientation == TFetchOrientation.FETCH_FIRST) {
      rows.rewind();
    } else if (orientation != TFetchOrientation.FETCH_NEXT) {
      throw new Refusal(
          "HYC00", "Cannot fetch in that direction: only the next rows, or from the first again.");
    }
  }
}
