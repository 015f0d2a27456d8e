package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.serving.client.GatewayClient;
import citylake.testing.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataReq;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TStatusCode;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TMemoryBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages that are none: the gateway goes on, answers others, gives nothing of another's rows, and
 * keeps its memory. Half of them know another's session and result by their true handles; half come
 * after a session of their own is open. What mutated statements get is for {@code SameAsACopyTest}
 * in {@code governance}.
 */
class FuzzTest {
  private static final long SEED = 20_261_126L;
  private static final long MOST_MEMORY = 200L << 20;
  private static final int LONGEST_WAIT_MS = 5_000;
  private static final String OTHERS = "of-somebody-else";
  private static final int OTHERS_ROWS = 300;

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
  void fiftyMutatedMessages(TestReporter reporter) throws Exception {
    survives(50, reporter);
  }

  @Test
  @Tag("slow")
  @Timeout(600)
  void thousandMutatedMessages(TestReporter reporter) throws Exception {
    survives(1_000, reporter);
  }

  private static void survives(int messages, TestReporter reporter) throws Exception {
    try (GatewayLab.Wire other = lab.wire("owner")) {
      TSessionHandle session = other.open(Map.of()).getSessionHandle();
      TOperationHandle result =
          other
              .calls()
              .ExecuteStatement(
                  new TExecuteStatementReq(
                      session, "SELECT '%s' AS c FROM range(%d)".formatted(OTHERS, OTHERS_ROWS)))
              .getOperationHandle();
      survives(messages, session, result, reporter);
      TFetchResultsResp rows =
          other
              .calls()
              .FetchResults(
                  new TFetchResultsReq(result, TFetchOrientation.FETCH_NEXT, OTHERS_ROWS));
      assertThat(rows.getStatus().getStatusCode())
          .as("the other's result is still there: %s", rows.getStatus())
          .isEqualTo(TStatusCode.SUCCESS_STATUS);
      assertThat(rows.getResults().toString()).contains(OTHERS);
    }
  }

  private static void survives(
      int messages, TSessionHandle session, TOperationHandle result, TestReporter reporter)
      throws Exception {
    long before = usedMemory();
    Random random = new Random(SEED);
    List<byte[]> strangers = calls(random());
    List<byte[]> known = new ArrayList<>(calls(session));
    known.addAll(calls(result));
    int answered = 0;
    for (int i = 0; i < messages; i++) {
      byte[] answer =
          i % 2 == 0
              ? answer(i % 4 == 0 ? strangers : known, random)
              : answerInASession(known, random);
      assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain(OTHERS);
      answered += answer.length > 0 ? 1 : 0;
      if (i % 25 == 0) {
        theGatewayStillAnswers();
      }
    }
    theGatewayStillAnswers();
    long kept = usedMemory() - before;
    reporter.publishEntry(
        "%d mutated messages: %d answered, %d KB kept".formatted(messages, answered, kept >> 10));
    assertThat(answered).as("some are still messages, some are not").isBetween(1, messages - 1);
    assertThat(kept).as("bytes kept").isLessThan(MOST_MEMORY);
  }

  private static void theGatewayStillAnswers() throws Exception {
    RowCount rows = new RowCount();
    try (GatewayClient client = lab.client("sane")) {
      client.ask("SELECT id FROM range(3)", rows);
    }
    assertThat(rows.rows).isEqualTo(3);
  }

  /** Sends one mutated message on a connection of its own, and waits for an answer or the end. */
  private static byte[] answer(List<byte[]> calls, Random random) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.address().port())) {
      socket.setSoTimeout(LONGEST_WAIT_MS);
      boolean isLogin = random.nextInt(4) == 0;
      // Under another name: who guesses at passwords is made to wait.
      byte[] login = LoginBytes.of(isLogin ? "guesser" : "mad", GatewayLab.PASSWORD);
      socket.getOutputStream().write(isLogin ? mutated(login, random) : login);
      if (!isLogin) {
        assertThat(socket.getInputStream().readNBytes(5)[0]).isEqualTo(LoginBytes.COMPLETE);
        socket.getOutputStream().write(mutated(one(calls, random), random));
      }
      return toTheEnd(socket);
    } catch (java.net.SocketException e) {
      return new byte[0]; // it was sent away in the middle of it
    }
  }

  /** Likewise where a session of its own is open, which the message may be about too. */
  private static byte[] answerInASession(List<byte[]> others, Random random) throws Exception {
    try (GatewayLab.Wire wire = lab.wire("mad")) {
      wire.socket().setSoTimeout(LONGEST_WAIT_MS);
      TSessionHandle own = wire.open(Map.of()).getSessionHandle();
      List<byte[]> calls = random.nextBoolean() ? calls(own) : others;
      wire.socket().getOutputStream().write(mutated(one(calls, random), random));
      return toTheEnd(wire.socket());
    } catch (java.net.SocketException e) {
      return new byte[0];
    }
  }

  private static byte[] one(List<byte[]> calls, Random random) {
    return calls.get(random.nextInt(calls.size()));
  }

  private static byte[] toTheEnd(Socket socket) throws IOException {
    socket.shutdownOutput(); // a message that is cut off ends here
    return socket.getInputStream().readAllBytes();
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

  private static TSessionHandle random() {
    return new TSessionHandle(Handle.random().onWire());
  }

  /** One of each kind of message to a session that has something in it. */
  private static List<byte[]> calls(TSessionHandle session) throws Exception {
    TOpenSessionReq open = new TOpenSessionReq();
    open.setConfiguration(Map.of("citylake.purpose", "vehicle-for-case"));
    TGetTablesReq tables = new TGetTablesReq(session);
    tables.setTableTypes(new ArrayList<>(List.of("TABLE", "VIEW")));
    TOperationHandle unknown =
        new TOperationHandle(Handle.random().onWire(), TOperationType.EXECUTE_STATEMENT, true);
    List<byte[]> calls = new ArrayList<>(calls(unknown));
    calls.add(framed(client -> client.send_OpenSession(open)));
    calls.add(
        framed(
            client -> client.send_ExecuteStatement(new TExecuteStatementReq(session, "SELECT 1"))));
    calls.add(framed(client -> client.send_GetTables(tables)));
    calls.add(framed(client -> client.send_CloseSession(new TCloseSessionReq(session))));
    return calls;
  }

  /** One of each kind of message about a result. */
  private static List<byte[]> calls(TOperationHandle result) throws Exception {
    return List.of(
        framed(
            client ->
                client.send_FetchResults(
                    new TFetchResultsReq(result, TFetchOrientation.FETCH_NEXT, 100))),
        framed(client -> client.send_GetOperationStatus(new TGetOperationStatusReq(result))),
        framed(client -> client.send_GetResultSetMetadata(new TGetResultSetMetadataReq(result))),
        framed(client -> client.send_CancelOperation(new TCancelOperationReq(result))),
        framed(client -> client.send_CloseOperation(new TCloseOperationReq(result))));
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
