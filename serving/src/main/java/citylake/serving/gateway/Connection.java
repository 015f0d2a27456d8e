package citylake.serving.gateway;

import citylake.governance.log.InvalidLog;
import citylake.serving.gateway.wire.PlainLogin;
import citylake.serving.gateway.wire.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TIOStreamTransport;
import org.apache.thrift.transport.TTransportException;
import org.apache.thrift.transport.layered.TFramedTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One caller, from the first byte to the last: encryption, log-in, calls. */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int DEEPEST_MESSAGE = 32;

  private final Socket socket;
  private final String id;
  private final SSLContext tls;
  private final GatewayLimits limits;
  private final PasswordCheck passwords;
  private final AccessTrail trail;
  private final Door door;

  /** What the server decides about one who has said who they are. */
  interface Door {
    /**
     * @throws Refusal where no more are let in
     */
    Calls enter(Socket socket, String user, String connection) throws Refusal;
  }

  /**
   * @param id by which the log names it
   * @param tls null where a proxy on this machine has the certificate
   */
  Connection(
      Socket socket,
      String id,
      SSLContext tls,
      GatewayLimits limits,
      PasswordCheck passwords,
      AccessTrail trail,
      Door door) {
    this.socket = socket;
    this.id = id;
    this.tls = tls;
    this.limits = limits;
    this.passwords = passwords;
    this.trail = trail;
    this.door = door;
  }

  /** Returns when the caller has gone. */
  void serve() {
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.setSoTimeout((int) limits.handshakeTime().toMillis());
      Socket plain = tls == null ? socket : decrypted();
      InputStream in = plain.getInputStream();
      OutputStream out = new BufferedOutputStream(plain.getOutputStream());
      Calls calls = loggedIn(new PlainLogin(in, out));
      if (calls != null) {
        socket.setSoTimeout((int) limits.sessionIdle().toMillis());
        answer(calls, in, out);
      }
    } catch (IOException e) {
      LOG.debug("A caller went away: {}", e.toString());
    }
  }

  private Socket decrypted() throws IOException {
    SSLSocket secure =
        (SSLSocket)
            tls.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), 0, true);
    secure.setUseClientMode(false);
    secure.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secure.startHandshake();
    return secure;
  }

  private Calls loggedIn(PlainLogin login) throws IOException {
    String tried = null;
    try {
      PlainLogin.Credentials said = login.asked();
      tried = said.user();
      Calls calls = door.enter(socket, passwords.nameOf(said, socket.getInetAddress()), id);
      trail.letIn(tried, id);
      login.letIn();
      return calls;
    } catch (Refusal e) {
      refuse(login, tried, e);
    } catch (IllegalStateException e) { // the log, or the users, cannot be read
      refuse(login, tried, Failure.of(e));
    }
    return null;
  }

  private void refuse(PlainLogin login, String tried, Refusal why) throws IOException {
    try {
      trail.turnedAway(tried, id, why.getMessage());
      login.refuse(why);
    } catch (InvalidLog e) {
      login.refuse(Failure.of(e));
    }
  }

  private void answer(Calls calls, InputStream in, OutputStream out) {
    String reason = null;
    try {
      TConfiguration bounds =
          new TConfiguration(limits.messageBytes(), limits.messageBytes(), DEEPEST_MESSAGE);
      TFramedTransport frames =
          new TFramedTransport(new TIOStreamTransport(bounds, in, out), limits.messageBytes());
      TBinaryProtocol messages =
          new TBinaryProtocol(frames, limits.messageBytes(), limits.messageBytes());
      TCLIService.Processor<Calls> calling = new TCLIService.Processor<>(calls);
      while (frames.getBytesRemainingInBuffer() == 0) { // more than one call in a frame is none
        calling.process(messages, messages);
      }
      reason = "a message was not of the protocol";
    } catch (TTransportException e) {
      reason = e.getType() == TTransportException.END_OF_FILE ? null : "the connection broke off";
    } catch (TException | RuntimeException | StackOverflowError e) {
      LOG.info("A message was not of the protocol: {}", e.toString());
      reason = "a message was not of the protocol";
    } finally {
      end(calls, reason);
    }
  }

  private static void end(Calls calls, String reason) {
    try {
      calls.end(reason);
    } catch (InvalidLog e) {
      LOG.error("The end of a session is not in the access log", e);
    }
  }
}
