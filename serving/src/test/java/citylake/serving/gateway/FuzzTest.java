package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.serving.client.GatewayClient;
import citylake.testing.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TMemoryBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are none: the gateway goes on, answers others, and keeps its memory. */
class FuzzTest {
  private static final long SEED = 20_261_126L;
  private static final long MOST_MEMORY = 200L << 20;
  private static final int LONGEST_WAIT_MS = 5_000;

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  @TempDir static Path folder;
  private static GatewayLab lab;

  @BeforeAll
  static void start() {
    lab =
        new GatewayLab(
            folder, new PlainGate(spark.session()), spark.session(), GatewayLimits.USUAL);
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  @Timeout(60)
  void fiftyMutatedMessages() throws Exception {
    survives(50);
  }

  @Test
  @Tag("slow")
  @Timeout(600)
  void thousandMutatedMessages() throws Exception {
    survives(1_000);
  }

  private static void survives(int messages) throws Exception {
    long before = usedMemory();
    Random random = new Random(SEED);
    int answered = 0;
    for (int i = 0; i < messages; i++) {
      answered += isAnswered(random) ? 1 : 0;
      if (i % 25 == 0) {
        theGatewayStillAnswers();
      }
    }
    theGatewayStillAnswers();
    assertThat(answered).as("some are still messages, some are not").isBetween(1, messages - 1);
    assertThat(usedMemory() - before).as("bytes kept").isLessThan(MOST_MEMORY);
  }

  private static void theGatewayStillAnswers() throws Exception {
    RowCount rows = new RowCount();
    try (GatewayClient client = lab.client("sane")) {
      client.ask("SELECT id FROM range(3)", rows);
    }
    assertThat(rows.rows).isEqualTo(3);
  }

  /** Sends one mutated message on a connection of its own, and waits for an answer or the end. */
  private static boolean isAnswered(Random random) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.address().port())) {
      socket.setSoTimeout(LONGEST_WAIT_MS);
      boolean isLogin = random.nextInt(4) == 0;
      // Under another name: who guesses at passwords is made to wait.
      byte[] login = LoginBytes.of(isLogin ? "guesser" : "mad", GatewayLab.PASSWORD);
      socket.getOutputStream().write(isLogin ? mutated(login, random) : login);
      if (!isLogin) {
        assertThat(socket.getInputStream().readNBytes(5)[0]).isEqualTo(LoginBytes.COMPLETE);
        List<byte[]> calls = calls();
        socket.getOutputStream().write(mutated(calls.get(random.nextInt(calls.size())), random));
      }
      socket.shutdownOutput(); // a message that is cut off ends here
      return socket.getInputStream().readAllBytes().length > 0;
    } catch (java.net.SocketException e) {
      return false; // it was sent away in the middle of it
    }
  }

  private static byte[] mutated(byte[] message, Random random) {
    byte[] bytes = message.clone();
    switch (random.nextInt(4)) {
      case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> random.nextBytes(bytes);
      case 2 -> {
        int from = random.nextInt(Math.max(1, bytes.length - 4));
        ByteBuffer.wrap(bytes).putInt(from, random.nextInt());
      }
      default -> {
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
    }
    return bytes;
  }

  /** One of each kind of message that has something in it. */
  private static List<byte[]> calls() throws Exception {
    TSessionHandle session = new TSessionHandle(Handle.random().onWire());
    TOperationHandle operation =
        new TOperationHandle(
            Handle.random().onWire(),
            org.apache.hive.service.rpc.thrift.TOperationType.EXECUTE_STATEMENT,
            true);
    TOpenSessionReq open = new TOpenSessionReq();
    open.setConfiguration(Map.of("citylake.purpose", "vehicle-for-case"));
    TGetTablesReq tables = new TGetTablesReq(session);
    tables.setTableTypes(new ArrayList<>(List.of("TABLE", "VIEW")));
    List<byte[]> calls = new ArrayList<>();
    calls.add(framed(client -> client.send_OpenSession(open)));
    calls.add(
        framed(
            client -> client.send_ExecuteStatement(new TExecuteStatementReq(session, "SELECT 1"))));
    calls.add(framed(client -> client.send_GetTables(tables)));
    calls.add(
        framed(
            client ->
                client.send_FetchResults(
                    new TFetchResultsReq(operation, TFetchOrientation.FETCH_NEXT, 100))));
    return calls;
  }

  private interface Sending {
    void by(TCLIService.Client client) throws Exception;
  }

  private static byte[] framed(Sending sending) throws Exception {
    TMemoryBuffer buffer = new TMemoryBuffer(1 << 10);
    sending.by(new TCLIService.Client(new TBinaryProtocol(buffer)));
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(ByteBuffer.allocate(4).putInt(buffer.length()).array());
    frame.write(buffer.getArray(), 0, buffer.length());
    return frame.toByteArray();
  }

  private static long usedMemory() throws IOException, InterruptedException {
    System.gc();
    Thread.sleep(Duration.ofMillis(200).toMillis());
    Runtime memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }
}
