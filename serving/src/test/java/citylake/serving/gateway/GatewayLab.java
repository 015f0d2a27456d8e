package citylake.serving.gateway;

import citylake.governance.gate.StatementGate;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKeeper;
import citylake.governance.user.User;
import citylake.governance.user.Users;
import citylake.serving.client.GatewayAddress;
import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.spark.sql.SparkSession;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TIOStreamTransport;
import org.apache.thrift.transport.layered.TFramedTransport;

/** A gateway on a free port of this machine, its log, and clients of it. Every password is "pw". */
final class GatewayLab implements AutoCloseable {
  static final String PASSWORD = "pw";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Often, so that a gateway that is killed soon has signed some. */
  private static final long HEAD_EVERY = 10;

  final Path folder;
  final AccessJournal journal;
  final GatewayServer server;

  GatewayLab(Path folder, StatementGate gate, SparkSession spark, GatewayLimits limits) {
    this(folder, gate, spark, limits, null);
  }

  /**
   * @param tls null for none
   */
  GatewayLab(
      Path folder, StatementGate gate, SparkSession spark, GatewayLimits limits, SSLContext tls) {
    this(folder, gate, spark, limits, tls, new OnePassword(), HeadKeeper.NONE);
  }

  GatewayLab(
      Path folder,
      StatementGate gate,
      SparkSession spark,
      GatewayLimits limits,
      SSLContext tls,
      Users users,
      HeadKeeper heads) {
    this.folder = folder;
    this.journal = AccessJournal.open(folder.resolve("log"), heads, HEAD_EVERY, Clock.systemUTC());
    this.server =
        new GatewayServer(
            new GatewaySettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                tls,
                folder.resolve("spool"),
                limits),
            gate,
            users,
            AccessRequests.NONE,
            journal,
            spark.sparkContext());
    server.start();
  }

  /** Lets in whoever has a plain name and the one password. */
  static final class OnePassword implements Users {
    @Override
    public Optional<User> authenticate(String name, char[] password) {
      return String.valueOf(password).equals(PASSWORD) ? named(name) : Optional.empty();
    }

    @Override
    public Optional<User> named(String name) {
      return name.matches("[a-z]+[0-9]*")
          ? Optional.of(new User(name, List.of("officer"), "340100", Set.of()))
          : Optional.empty();
    }
  }

  GatewayAddress address() {
    return GatewayAddress.of("127.0.0.1:" + server.address().getPort());
  }

  GatewayClient client(String user) throws IOException, GatewayRefused {
    return GatewayClient.connect(address(), user, PASSWORD.toCharArray(), null, Map.of());
  }

  /** The bare protocol, logged in. */
  Wire wire(String user) throws IOException, TException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    socket.getOutputStream().write(LoginBytes.of(user, PASSWORD));
    byte[] answer = socket.getInputStream().readNBytes(5);
    if (answer.length < 5 || answer[0] != 5) {
      throw new IOException("not let in");
    }
    return new Wire(
        socket,
        new TCLIService.Client(
            new TBinaryProtocol(
                new TFramedTransport(
                    new TIOStreamTransport(socket.getInputStream(), socket.getOutputStream())))));
  }

  /** A connection and its calls. */
  record Wire(Socket socket, TCLIService.Client calls) implements AutoCloseable {
    TOpenSessionResp open(Map<String, String> configuration) throws TException {
      TOpenSessionReq asked = new TOpenSessionReq();
      asked.setConfiguration(configuration);
      return calls.OpenSession(asked);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Events of the log so far, in order. */
  List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("log"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          events.add(JSON.readTree(line).get("event"));
        }
      }
      return events;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    journal.close();
  }
}
