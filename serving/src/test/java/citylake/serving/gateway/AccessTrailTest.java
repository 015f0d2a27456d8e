package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.audit.CityLetter;
import citylake.governance.audit.Period;
import citylake.governance.log.LogVerifier;
import citylake.governance.log.LoggedEvent;
import citylake.governance.log.Sm3;
import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import citylake.testing.LocalSpark;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TGetColumnsReq;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is answered stands in the access log before. */
class AccessTrailTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  @TempDir Path folder;
  private PlainGate gate;
  private GatewayLab lab;

  @BeforeEach
  void start() {
    gate = new PlainGate(spark.session());
    lab = new GatewayLab(folder, gate, spark.session(), GatewayLimits.USUAL);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  /** Kind, outcome and rows of each event. */
  private List<String> trail() {
    return lab.events().stream()
        .map(
            event ->
                "%s %s%s"
                    .formatted(
                        event.get("kind").asText(),
                        event.get("outcome").asText(),
                        event.has("rows") ? " " + event.get("rows").asText() : ""))
        .toList();
  }

  private void ask(GatewayClient client, String sql) throws Exception {
    try {
      client.ask(sql, new RowCount());
    } catch (GatewayRefused e) {
      // It stands in the log; that is what is looked at.
    }
  }

  @Test
  void whoGuessesPasswordsIsMadeToWaitAndEachTryIsThere() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  GatewayClient.connect(
                      lab.address(), "ann", "guessed".toCharArray(), null, Map.of()))
          .hasMessageContaining("user and password do not belong together");
    }
    assertThatThrownBy(() -> lab.client("ann"))
        .isInstanceOfSatisfying(
            GatewayRefused.class, refused -> assertThat(refused.sqlState()).isEqualTo("28000"))
        .hasMessageContaining("too many wrong passwords for that name from where you are");

    assertThat(trail())
        .containsExactly("LOGIN DENIED", "LOGIN DENIED", "LOGIN DENIED", "LOGIN DENIED");
    assertThat(lab.events().get(3).get("reason").asText())
        .startsWith("Cannot let you in: too many wrong passwords");
  }

  @Test
  void everyStepOfASessionIsThereInItsOrder() throws Exception {
    assertThatThrownBy(
            () ->
                GatewayClient.connect(lab.address(), "ann", "wrong".toCharArray(), null, Map.of()))
        .isInstanceOf(GatewayRefused.class);
    GatewayClient client = lab.client("ann");
    ask(client, "SELECT 1");
    ask(client, "SELECT * FROM secret");
    ask(client, "SELEKT");
    ask(client, "SELECT raise_error('x')");
    ask(client, "SET citylake.purpose=vehicle-for-case");
    ask(client, "SET spark.master=x");
    client.close();

    assertThat(trail())
        .containsExactly(
            "LOGIN DENIED",
            "LOGIN ALLOWED",
            "STATEMENT ALLOWED",
            "RESULT ALLOWED 1",
            "STATEMENT DENIED",
            "STATEMENT FAILED",
            "STATEMENT ALLOWED",
            "RESULT FAILED",
            "STATEMENT ALLOWED",
            "STATEMENT DENIED",
            "LOGOUT ALLOWED");
    JsonNode denied = lab.events().get(4);
    assertThat(denied.get("statement").asText()).isEqualTo("SELECT * FROM secret");
    assertThat(denied.get("user").asText()).isEqualTo("ann");
    assertThat(denied.get("reason").asText()).isEqualTo(PlainGate.NO_SECRET);
    assertThat(denied.get("session").asText())
        .as("a session's name begins with its connection's")
        .startsWith(lab.events().get(1).get("session").asText());
    assertThat(lab.events().get(9).get("purpose").asText()).isEqualTo("vehicle-for-case");
    lab.close();
    assertThat(theMonthsLetterTo("B"))
        .as("the city whose rows were read is told")
        .containsExactly("ann 1 answered, 1 rows, [7]");
    assertThat(theMonthsLetterTo("C")).isEmpty();
    assertThat(LogVerifier.verify(folder.resolve("log"), null, null).holds()).isTrue();
  }

  private List<String> theMonthsLetterTo(String city) {
    List<LoggedEvent> log = LoggedEvent.all(folder.resolve("log"));
    Period month =
        Period.month(
            YearMonth.from(log.get(0).at().atZone(ZoneOffset.UTC)).toString(), ZoneOffset.UTC);
    return CityLetter.of(log, month, city).reads().stream()
        .filter(read -> read.purpose().equals("-"))
        .map(
            read ->
                "%s %d answered, %d rows, %s"
                    .formatted(
                        read.user(),
                        read.use().answered(),
                        read.use().rows(),
                        read.use().approvals()))
        .toList();
  }

  @Test
  void aLongStatementIsCutAndKnownByItsLengthAndHash() throws Exception {
    String statement = "SELECT 1 /* " + "x".repeat(100_000) + " */";
    try (GatewayClient client = lab.client("ann")) {
      ask(client, statement);
    }
    assertThat(lab.events())
        .filteredOn(event -> event.has("statement"))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.get("statement").asText())
                    .startsWith("SELECT 1 /* xxx")
                    .hasSizeLessThan(17_000)
                    .endsWith(
                        "x ... [cut: 100,015 characters in all, SM3 %s]"
                            .formatted(Sm3.hex(statement))));
  }

  @Test
  void whoListsTablesAndColumnsIsThere() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("bob")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TGetTablesReq tables = new TGetTablesReq(session);
      tables.setSchemaName("standard");
      wire.calls().GetTables(tables);
      TGetColumnsReq columns = new TGetColumnsReq(session);
      columns.setTableName("cr%");
      wire.calls().GetColumns(columns);
      gate.stopped.add("bob");
      wire.calls().GetTables(tables);
    }
    assertThat(lab.events())
        .filteredOn(event -> event.get("kind").asText().equals("METADATA"))
        .extracting(
            event ->
                "%s %s: %s"
                    .formatted(
                        event.get("user").asText(),
                        event.get("outcome").asText(),
                        event.get("statement").asText()))
        .containsExactly(
            "bob ALLOWED: GetTables standard %",
            "bob ALLOWED: GetColumns % cr% %", "bob DENIED: GetTables standard %");
  }

  @Test
  void cancelsAndFetchesThatAreDeniedAreThere() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("bob")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TExecuteStatementReq endless =
          new TExecuteStatementReq(
              session, "SELECT count(*) FROM range(100000000000) WHERE id % 7 = sqrt(id)");
      endless.setRunAsync(true);
      TOperationHandle running = wire.calls().ExecuteStatement(endless).getOperationHandle();
      wire.calls().CancelOperation(new TCancelOperationReq(running));
      TOperationHandle handle =
          wire.calls()
              .ExecuteStatement(new TExecuteStatementReq(session, "SELECT 1"))
              .getOperationHandle();
      gate.stopped.add("bob");
      wire.calls().FetchResults(new TFetchResultsReq(handle, TFetchOrientation.FETCH_NEXT, 1));

      assertThat(trail())
          .containsExactly(
              "LOGIN ALLOWED",
              "STATEMENT ALLOWED",
              "CANCEL ALLOWED",
              "STATEMENT ALLOWED",
              "RESULT ALLOWED 1",
              "FETCH DENIED");
    }
  }

  @Test
  void nothingIsAnsweredWhereTheLogCannotBeWritten() throws Exception {
    try (GatewayClient client = lab.client("ann")) {
      lab.journal.close();
      assertThatThrownBy(() -> client.ask("SELECT 1", new RowCount()))
          .isInstanceOf(GatewayRefused.class)
          .hasMessage(
              "Cannot answer: the access log cannot be written, and nothing is answered that is not in it. Tell the data team.");
      assertThatThrownBy(() -> lab.client("bob"))
          .hasMessageStartingWith("Cannot answer: the access log cannot be written");
      assertThat(gate.open).as("what was let in is given up").hasValue(0);
    }
  }
}
