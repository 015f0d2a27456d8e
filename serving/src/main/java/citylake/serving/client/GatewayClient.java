package citylake.serving.client;

import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TIOStreamTransport;
import org.apache.thrift.transport.TSaslClientTransport;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/** A session at a gateway. One statement at a time; cancelling comes from another thread. */
public final class GatewayClient implements AutoCloseable {
  private static final int MOST_BYTES = 64 << 20;
  private static final int ROWS_A_FETCH = 1_000;
  private static final int DEEPEST_MESSAGE = 32;
  private static final String NOT_LET_IN = "28000";

  /** The library puts this before the gateway's own words. */
  private static final String REFUSED = "Peer indicated failure: ";

  private final TTransport transport;
  private final TCLIService.Client calls;
  private final TSessionHandle session;
  private volatile boolean isCancelled;

  private GatewayClient(TTransport transport, TCLIService.Client calls, TSessionHandle session) {
    this.transport = transport;
    this.calls = calls;
    this.session = session;
  }

  /**
   * Logs in and opens a session.
   *
   * @param tls trusts the gateway's certificate, which must be of the host named; null for a plain
   *     connection, on this machine alone
   * @param settings {@code citylake.purpose} and {@code citylake.case}
   * @throws IOException where there is no gateway, or it is not the one that is trusted
   */
  public static GatewayClient connect(
      GatewayAddress address,
      String user,
      char[] password,
      SSLContext tls,
      Map<String, String> settings)
      throws IOException, GatewayRefused {
    Socket socket = tls == null ? plain(address) : encrypted(address, tls);
    try {
      TTransport transport = loggedIn(socket, address, user, password);
      return opened(transport, address, settings);
    } catch (TException e) {
      socket.close();
      throw broken(e);
    } catch (IOException | GatewayRefused e) {
      socket.close();
      throw e;
    }
  }

  private static TTransport loggedIn(
      Socket socket, GatewayAddress address, String user, char[] password)
      throws IOException, TTransportException, GatewayRefused {
    TTransport transport =
        new TSaslClientTransport(
            "PLAIN",
            null,
            "citylake",
            address.host(),
            Map.of(),
            asked -> answer(asked, user, password),
            new TIOStreamTransport(
                new TConfiguration(MOST_BYTES, MOST_BYTES, DEEPEST_MESSAGE),
                socket.getInputStream(),
                socket.getOutputStream()));
    try {
      transport.open();
      return transport;
    } catch (TTransportException e) {
      if (e.getMessage() != null && e.getMessage().startsWith(REFUSED)) {
        throw new GatewayRefused(NOT_LET_IN, e.getMessage().substring(REFUSED.length()));
      }
      throw e;
    }
  }

  @SuppressWarnings("AddressSelection") // the first address of the host that was named
  private static Socket plain(GatewayAddress address) throws IOException {
    Socket socket = new Socket(address.host(), address.port());
    if (!socket.getInetAddress().isLoopbackAddress()) {
      socket.close();
      throw new IOException(
          "Cannot log in to %s without encryption: the password would travel in plain text."
              .formatted(address));
    }
    return socket;
  }

  private static Socket encrypted(GatewayAddress address, SSLContext tls) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(address.host(), address.port());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate is of that host
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException(
          "Cannot trust the gateway at %s (%s). Nothing was sent. Name the certificate that the data team gave you with --trust."
              .formatted(address, e.getMessage()),
          e);
    }
  }

  private static void answer(Callback[] asked, String user, char[] password) {
    for (Callback callback : asked) {
      if (callback instanceof NameCallback name) {
        name.setName(user);
      } else if (callback instanceof PasswordCallback secret) {
        secret.setPassword(password);
      }
    }
  }

  private static IOException broken(Exception cause) {
    return new IOException(
        "Failed to talk to the gateway: %s. Connect again.".formatted(cause.getMessage()), cause);
  }

  private static GatewayClient opened(
      TTransport transport, GatewayAddress address, Map<String, String> settings)
      throws TException, GatewayRefused {
    TCLIService.Client calls = new TCLIService.Client(new TBinaryProtocol(transport));
    Map<String, String> configuration = new HashMap<>(settings);
    if (address.schema() != null) {
      configuration.put("use:database", address.schema());
    }
    TOpenSessionReq asked = new TOpenSessionReq();
    asked.setConfiguration(configuration);
    TOpenSessionResp answer = calls.OpenSession(asked);
    GatewayRefused.unlessDone(answer.getStatus());
    return new GatewayClient(transport, calls, answer.getSessionHandle());
  }

  /** Takes rows as they come. */
  public interface Reader {
    void columns(List<String> names);

    /**
     * @return whether more are wanted
     */
    boolean row(List<Object> values);
  }

  /** Runs a statement and reads what it gives. */
  public void ask(String statement, Reader reader) throws IOException, GatewayRefused {
    isCancelled = false;
    TExecuteStatementReq asked = new TExecuteStatementReq(session, statement);
    asked.setRunAsync(true);
    try {
      TExecuteStatementResp answer = calls.ExecuteStatement(asked);
      GatewayRefused.unlessDone(answer.getStatus());
      TOperationHandle handle = answer.getOperationHandle();
      try {
        awaitEnd(handle);
        if (handle.isHasResultSet()) {
          read(handle, reader);
        }
      } finally {
        calls.CloseOperation(new TCloseOperationReq(handle));
      }
    } catch (TException e) {
      throw broken(e);
    }
  }

  /** Cancels what is being asked, at the next time that the gateway tells how far it is. */
  public void cancel() {
    isCancelled = true;
  }

  private void awaitEnd(TOperationHandle handle) throws TException, GatewayRefused {
    while (true) {
      if (isCancelled) {
        calls.CancelOperation(new TCancelOperationReq(handle));
      }
      TGetOperationStatusResp state = calls.GetOperationStatus(new TGetOperationStatusReq(handle));
      GatewayRefused.unlessDone(state.getStatus());
      TOperationState how = state.getOperationState();
      if (how == TOperationState.FINISHED_STATE) {
        return;
      } else if (how != TOperationState.RUNNING_STATE && how != TOperationState.PENDING_STATE) {
        throw new GatewayRefused(state.getSqlState(), state.getErrorMessage());
      }
    }
  }

  private void read(TOperationHandle handle, Reader reader) throws TException, GatewayRefused {
    reader.columns(
        calls.GetResultSetMetadata(new TGetResultSetMetadataReq(handle))
            .getSchema()
            .getColumns()
            .stream()
            .map(column -> column.getColumnName())
            .toList());
    boolean isWanted = true;
    while (isWanted && !isCancelled) {
      TFetchResultsResp page =
          calls.FetchResults(
              new TFetchResultsReq(handle, TFetchOrientation.FETCH_NEXT, ROWS_A_FETCH));
      GatewayRefused.unlessDone(page.getStatus());
      List<List<Object>> rows = GatewayRows.of(page.getResults());
      for (int i = 0; i < rows.size() && isWanted; i++) {
        isWanted = reader.row(rows.get(i));
      }
      isWanted &= !rows.isEmpty();
    }
  }

  @Override
  public void close() {
    try {
      calls.CloseSession(new TCloseSessionReq(session));
    } catch (TException e) {
      // It has gone; so has the session.
    } finally {
      transport.close();
    }
  }
}
