package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import citylake.serving.gateway.spool.ResultLimit;
import citylake.testing.LocalSpark;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseOperationReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each limit is seen to hold, and to leave the others in peace. */
@Timeout(60)
class LimitsTest {
  private static final String ENDLESS =
      "SELECT count(*) FROM range(100000000000) WHERE id % 7 = sqrt(id)";
  private static final int HANDSHAKES = 3;

  private static GatewayLimits small(int connections) {
    return small(connections, Duration.ofSeconds(3));
  }

  private static GatewayLimits small(int connections, Duration statementTime) {
    return new GatewayLimits(
        connections,
        HANDSHAKES,
        Duration.ofSeconds(1),
        2,
        2,
        5,
        2,
        statementTime,
        // Far longer than a test needs from one call to the next, also on a busy machine.
        Duration.ofSeconds(9),
        Duration.ofSeconds(3),
        new ResultLimit(1_000, 64 << 10),
        80 << 10,
        64 << 10);
  }

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  @TempDir static Path folder;
  private static GatewayLab lab;

  @BeforeAll
  static void start() {
    // Spark's first statement takes longer than these limits leave it on a busy machine.
    spark.session().sql("SELECT id FROM range(10)").collectAsList();
    lab = new GatewayLab(folder, new PlainGate(spark.session()), spark.session(), small(20));
  }

  @AfterAll
  static void stop() {
    lab.close();
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void sessionsOfOneUser() throws Exception {
    try (GatewayClient first = lab.client("ann");
        GatewayClient second = lab.client("ann")) {
      assertThatThrownBy(() -> lab.client("ann"))
          .isInstanceOf(GatewayRefused.class)
          .hasMessage(
              "Cannot open another session: you have 2, the most for one user. They go on. Close one that you are done with.");
      lab.client("bob").close();
    }
    lab.client("ann").close();
  }

  @Test
  void statementsOfOneUserAndThoseOfOthersGoOn() throws Exception {
    try (GatewayLab.Wire busy = lab.wire("carl");
        GatewayClient other = lab.client("dora")) {
      TSessionHandle session = busy.open(Map.of()).getSessionHandle();
      begun(busy, session, ENDLESS);
      TOperationHandle waiting = begun(busy, session, ENDLESS);

      TStatus third = busy.calls().ExecuteStatement(async(session, "SELECT 1")).getStatus();

      assertThat(third.getSqlState()).isEqualTo("53400");
      assertThat(third.getErrorMessage())
          .isEqualTo(
              "Cannot run another statement: you have 2 that wait or run, the most for one user. They go on. Wait for one of them, or cancel one.");
      assertThat(state(busy, waiting).getOperationState())
          .as("one place is left for others")
          .isEqualTo(TOperationState.PENDING_STATE);
      other.ask("SELECT 1", new RowCount());
    }
  }

  @Test
  void timeOfAStatement() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("emil")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TExecuteStatementReq asked = async(session, ENDLESS);
      asked.setQueryTimeout(1);
      TOperationHandle handle = wire.calls().ExecuteStatement(asked).getOperationHandle();

      TGetOperationStatusResp end = state(wire, handle);
      while (end.getOperationState() == TOperationState.RUNNING_STATE) {
        end = state(wire, handle);
      }

      assertThat(end.getOperationState()).isEqualTo(TOperationState.TIMEDOUT_STATE);
      assertThat(end.getSqlState()).isEqualTo("HYT00");
      assertThat(end.getErrorMessage())
          .isEqualTo(
              "Cannot let the statement run on: it has not ended within 1 s. It was stopped, and nothing of it is given. Ask for less, or narrow it down.");
    }
  }

  @Test
  void timeOfAStatementForOneWhoGivesItMore() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("otto")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TExecuteStatementReq asked = async(session, ENDLESS);
      asked.setQueryTimeout(3_600);
      TOperationHandle handle = wire.calls().ExecuteStatement(asked).getOperationHandle();

      TGetOperationStatusResp end = state(wire, handle);
      while (isUnderWay(end)) {
        end = state(wire, handle);
      }

      assertThat(end.getErrorMessage())
          .startsWith(
              "Cannot let the statement run on: it has not ended within 3 s. It was stopped");
    }
  }

  @Test
  void statementsThatRunOfAllUsersTogether() throws Exception {
    // The third waits for its turn, which counts; here it may.
    GatewayLimits patient = small(20, Duration.ofSeconds(50));
    try (GatewayLab two =
            new GatewayLab(
                folder.resolve("patient"),
                new PlainGate(spark.session()),
                spark.session(),
                patient);
        GatewayLab.Wire paul = two.wire("paul");
        GatewayLab.Wire rosa = two.wire("rosa");
        GatewayLab.Wire sven = two.wire("sven")) {
      TOperationHandle first = begun(paul, paul.open(Map.of()).getSessionHandle(), ENDLESS);
      begun(rosa, rosa.open(Map.of()).getSessionHandle(), ENDLESS);
      TOperationHandle third = begun(sven, sven.open(Map.of()).getSessionHandle(), "SELECT 1");
      assertThat(state(sven, third).getOperationState())
          .as("two run, the most at once")
          .isEqualTo(TOperationState.PENDING_STATE);

      paul.calls().CancelOperation(new TCancelOperationReq(first));

      TGetOperationStatusResp end = state(sven, third);
      while (isUnderWay(end)) {
        end = state(sven, third);
      }
      assertThat(end.getOperationState()).isEqualTo(TOperationState.FINISHED_STATE);
    }
  }

  private static boolean isUnderWay(TGetOperationStatusResp now) {
    return now.getOperationState() == TOperationState.RUNNING_STATE
        || now.getOperationState() == TOperationState.PENDING_STATE;
  }

  @Test
  void rowsAndBytesOfAResult() throws Exception {
    try (GatewayClient client = lab.client("fred")) {
      assertThatThrownBy(() -> client.ask("SELECT id FROM range(1001)", new RowCount()))
          .hasMessage(
              "Cannot give so large a result: it has more than 1,000 rows, the most that one statement may give. Nothing was given. Count or narrow it down in the statement, or ask for a part of it.");
      assertThatThrownBy(
              () -> client.ask("SELECT repeat('x', 1000) FROM range(200)", new RowCount()))
          .hasMessageStartingWith("Cannot give so large a result: it has more than 0 MiB");
    }
  }

  /** Of 800 GB it would never come to the end. */
  @Test
  void resultThatIsFarTooLargeIsRefusedWhileItIsMade() throws Exception {
    try (GatewayClient client = lab.client("nora")) {
      assertThatThrownBy(
              () -> client.ask("SELECT id FROM range(0, 100000000000, 1, 1)", new RowCount()))
          .hasMessageStartingWith("Cannot give so large a result: it has more than 1,000 rows");
    }
  }

  @Test
  void roomForAllResults() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("gina")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      String large = "SELECT repeat('x', 1000) FROM range(50)";
      TOperationHandle first = executed(wire, session, large);

      TStatus second =
          wire.calls().ExecuteStatement(new TExecuteStatementReq(session, large)).getStatus();
      assertThat(second.getErrorMessage())
          .isEqualTo(
              "Cannot keep the result: results that wait to be fetched take all the room there is (0 MiB). Nothing was given. Close results that you are done with, or ask again later.");

      wire.calls().CloseOperation(new TCloseOperationReq(first));
      assertThat(executed(wire, session, large)).as("the room is free again").isNotNull();
    }
  }

  @Test
  void openResultsOfOneUser() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("hans")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TStatus last = null;
      for (int i = 0; i < 6; i++) {
        last = wire.calls().ExecuteStatement(new TExecuteStatementReq(session, "SET")).getStatus();
      }
      assertThat(last.getErrorMessage())
          .isEqualTo(
              "Cannot keep another result: you have 5 open, the most for one user. They stay. Close statements that you are done with.");
    }
  }

  @Test
  void idleResultsAndSessionsEnd() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("ida")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TOperationHandle handle = executed(wire, session, "SELECT 1");
      Thread.sleep(4_500);
      assertThat(
              wire.calls()
                  .FetchResults(new TFetchResultsReq(handle, TFetchOrientation.FETCH_NEXT, 1))
                  .getStatus()
                  .getErrorMessage())
          .startsWith("Cannot find that statement on this connection");

      long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
      while (lab.events().stream().noneMatch(LimitsTest::isIdleEnd) && System.nanoTime() < end) {
        Thread.sleep(100);
      }
      assertThat(lab.events()).anyMatch(LimitsTest::isIdleEnd);
    }
  }

  @Test
  void silentCallersDoNotCloseTheDoor() throws Exception {
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < HANDSHAKES * 4; i++) {
      silent.add(new Socket(InetAddress.getLoopbackAddress(), lab.address().port()));
    }

    lab.client("jack").close();

    for (Socket socket : silent) {
      socket.setSoTimeout(5_000);
      assertThat(socket.getInputStream().read()).as("sent away").isEqualTo(-1);
      socket.close();
    }
  }

  @Test
  void connectionsInAll() throws Exception {
    Path own = folder.resolve("two");
    try (GatewayLab two =
            new GatewayLab(own, new PlainGate(spark.session()), spark.session(), small(2));
        GatewayLab.Wire first = two.wire("ann");
        GatewayLab.Wire second = two.wire("bob")) {
      assertThat(List.of(first, second)).doesNotContainNull();
      assertThatThrownBy(() -> two.client("late"))
          .hasMessage(
              "Cannot let you in: 2 connections are open, the most that the gateway has. They go on. Try again later.");
    }
  }

  @Test
  void connectionsOfOneUser() throws Exception {
    List<GatewayLab.Wire> open = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        open.add(lab.wire("many"));
      }
      assertThatThrownBy(() -> lab.client("many"))
          .hasMessage(
              "Cannot let you in: you have 5 connections open, the most for one user. They go on. Close one that you are done with.");
      lab.client("another").close();
    } finally {
      for (GatewayLab.Wire wire : open) {
        wire.close();
      }
    }
    letInSoon("many");
  }

  @Test
  void sizeOfAMessage() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("kim")) {
      wire.open(Map.of());
      byte[] frame = ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array();
      wire.socket().getOutputStream().write(frame);
      wire.socket().setSoTimeout(5_000);
      assertThat(wire.socket().getInputStream().read()).as("sent away").isEqualTo(-1);
    }
    try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), lab.address().port())) {
      stranger.getOutputStream().write(new byte[] {1, 0x7f, 0, 0, 0});
      stranger.setSoTimeout(5_000);
      assertThat(stranger.getInputStream().read()).as("before the log-in").isEqualTo(-1);
    }
  }

  /** The gateway takes note of a connection's end a moment after the client. */
  private static void letInSoon(String user) throws Exception {
    for (int tries = 1; ; tries++) {
      try {
        lab.client(user).close();
        return;
      } catch (GatewayRefused e) {
        if (tries == 50) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private static boolean isIdleEnd(JsonNode event) {
    return event.path("kind").asText().equals("LOGOUT")
        && event.path("user").asText().equals("ida")
        && event.path("reason").asText().equals("nothing was asked for 9 s");
  }

  private static TExecuteStatementReq async(TSessionHandle session, String sql) {
    TExecuteStatementReq asked = new TExecuteStatementReq(session, sql);
    asked.setRunAsync(true);
    return asked;
  }

  private static TOperationHandle begun(GatewayLab.Wire wire, TSessionHandle session, String sql)
      throws Exception {
    return wire.calls().ExecuteStatement(async(session, sql)).getOperationHandle();
  }

  private static TOperationHandle executed(GatewayLab.Wire wire, TSessionHandle session, String sql)
      throws Exception {
    var answer = wire.calls().ExecuteStatement(new TExecuteStatementReq(session, sql));
    assertThat(answer.getStatus().getErrorMessage()).isNull();
    return answer.getOperationHandle();
  }

  private static TGetOperationStatusResp state(GatewayLab.Wire wire, TOperationHandle handle)
      throws Exception {
    return wire.calls().GetOperationStatus(new TGetOperationStatusReq(handle));
  }
}
