package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.client.GatewayClient;
import citylake.serving.client.GatewayRefused;
import citylake.testing.LocalSpark;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TCancelOperationReq;
import org.apache.hive.service.rpc.thrift.TCloseSessionReq;
import org.apache.hive.service.rpc.thrift.TColumnDesc;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TFetchResultsResp;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TGetInfoReq;
import org.apache.hive.service.rpc.thrift.TGetInfoType;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetResultSetMetadataReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;
import org.apache.hive.service.rpc.thrift.TTypeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What clients of the protocol see, call by call. */
class ProtocolTest {
  private static final String EVERY_TYPE =
      """
      SELECT * FROM VALUES
        (true, 1Y, 2S, 3, 4L, CAST(0.1 AS FLOAT), 0.25D, 12.50BD, '路', DATE '2026-03-02',
         TIMESTAMP '2026-03-02 12:00:00.5', TIMESTAMP_NTZ '2026-03-02 12:00:00', X'00FF',
         array(1, 2), named_struct('a', 1, 'b', NULL), map('k', 'v')),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
      """;

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  @TempDir static Path folder;
  private static PlainGate gate;
  private static GatewayLab lab;

  @BeforeAll
  static void start() {
    gate = new PlainGate(spark.session());
    lab = new GatewayLab(folder, gate, spark.session(), GatewayLimits.USUAL);
  }

  @AfterAll
  static void stop() {
    lab.close();
    assertThat(folder.resolve("spool")).isEmptyDirectory();
    assertThat(gate.open).as("admissions that nobody closed").hasValue(0);
  }

  private static List<List<Object>> ask(GatewayClient client, String sql) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    client.ask(
        sql,
        new GatewayClient.Reader() {
          @Override
          public void columns(List<String> names) {}

          @Override
          public boolean row(List<Object> values) {
            rows.add(values);
            return true;
          }
        });
    return rows;
  }

  private static GatewayRefused refusal(GatewayClient client, String sql) {
    return org.junit.jupiter.api.Assertions.assertThrows(
        GatewayRefused.class, () -> ask(client, sql));
  }

  @Test
  void everyTypeComesAsItIs() throws Exception {
    try (GatewayClient client = lab.client("ann")) {
      List<List<Object>> rows = ask(client, EVERY_TYPE);

      assertThat(rows.get(0))
          .containsExactly(
              true,
              (byte) 1,
              (short) 2,
              3,
              4L,
              0.1,
              0.25,
              "12.50",
              "路",
              "2026-03-02",
              "2026-03-02 12:00:00.5",
              "2026-03-02 12:00:00",
              "00ff",
              "[1,2]",
              "{\"a\":1,\"b\":null}",
              "{\"k\":\"v\"}");
      assertThat(rows.get(1)).hasSize(16).containsOnlyNulls();
    }
  }

  @Test
  void clientsOfOldVersionsGetRowByRow() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("ann")) {
      TOpenSessionReq asked = new TOpenSessionReq();
      asked.setClient_protocol(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V5);
      TOpenSessionResp session = wire.calls().OpenSession(asked);
      assertThat(session.getServerProtocolVersion())
          .isEqualTo(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V5);

      TOperationHandle handle = executed(wire, session.getSessionHandle(), EVERY_TYPE);
      TFetchResultsResp page = fetched(wire, handle, 10);

      assertThat(page.getResults().isSetColumns()).isFalse();
      assertThat(page.getResults().getRows()).hasSize(2);
      var first = page.getResults().getRows().get(0).getColVals();
      assertThat(first.get(3).getI32Val().getValue()).isEqualTo(3);
      assertThat(first.get(8).getStringVal().getValue()).isEqualTo("路");
      assertThat(first.get(12).getStringVal().getValue()).isEqualTo("\u0000\u00ff");
      var nulls = page.getResults().getRows().get(1).getColVals();
      assertThat(nulls.get(0).getBoolVal().isSetValue()).isFalse();
      assertThat(nulls.get(3).getI32Val().isSetValue()).isFalse();
      assertThat(nulls.get(8).getStringVal().isSetValue()).isFalse();
    }
  }

  @Test
  void columnsAreDescribedWithPrecisionAndScale() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("ann")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TOperationHandle handle =
          executed(wire, session, "SELECT 1 AS n, CAST(1.5 AS DECIMAL(10,4)) AS d, X'00' AS b");

      List<TColumnDesc> columns =
          wire.calls()
              .GetResultSetMetadata(new TGetResultSetMetadataReq(handle))
              .getSchema()
              .getColumns();

      assertThat(columns).extracting(TColumnDesc::getColumnName).containsExactly("n", "d", "b");
      assertThat(columns).extracting(TColumnDesc::getPosition).containsExactly(1, 2, 3);
      var decimal = columns.get(1).getTypeDesc().getTypes().get(0).getPrimitiveEntry();
      assertThat(decimal.getType()).isEqualTo(TTypeId.DECIMAL_TYPE);
      assertThat(decimal.getTypeQualifiers().getQualifiers().get("precision").getI32Value())
          .isEqualTo(10);
      assertThat(decimal.getTypeQualifiers().getQualifiers().get("scale").getI32Value())
          .isEqualTo(4);
    }
  }

  @Test
  void resultIsFetchedPageByPageAndFromTheFirstRowAgain() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("ann")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TOperationHandle handle = executed(wire, session, "SELECT id FROM range(2500) ORDER BY id");

      List<Long> rows = new ArrayList<>();
      TFetchResultsResp page = fetched(wire, handle, 700);
      while (page.getResults().getColumns().get(0).getI64Val().getValuesSize() > 0) {
        assertThat(page.getResults().getStartRowOffset()).isEqualTo(rows.size());
        rows.addAll(page.getResults().getColumns().get(0).getI64Val().getValues());
        assertThat(page.isHasMoreRows()).isEqualTo(rows.size() < 2500);
        page = fetched(wire, handle, 700);
      }
      assertThat(rows).hasSize(2500).isSorted().startsWith(0L).endsWith(2499L);

      TFetchResultsResp again =
          wire.calls().FetchResults(new TFetchResultsReq(handle, TFetchOrientation.FETCH_FIRST, 1));
      assertThat(again.getResults().getColumns().get(0).getI64Val().getValues())
          .containsExactly(0L);
      TStatus back =
          wire.calls()
              .FetchResults(new TFetchResultsReq(handle, TFetchOrientation.FETCH_LAST, 1))
              .getStatus();
      assertThat(back.getSqlState()).isEqualTo("HYC00");
      assertThat(back.getErrorMessage())
          .isEqualTo(
              "Cannot fetch in that direction: only the next rows, or from the first again.");
    }
  }

  @Test
  void statementMayRunBesideItsClientAndBeCancelled() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("bob")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TExecuteStatementReq asked =
          new TExecuteStatementReq(
              session, "SELECT count(*) FROM range(100000000000) WHERE id % 7 = sqrt(id)");
      asked.setRunAsync(true);
      TOperationHandle handle = wire.calls().ExecuteStatement(asked).getOperationHandle();

      TFetchResultsResp tooEarly = fetched(wire, handle, 1);
      assertThat(tooEarly.getStatus().getSqlState()).isEqualTo("HY010");
      assertThat(tooEarly.getStatus().getErrorMessage())
          .isEqualTo(
              "Cannot fetch: the statement has not ended yet. It runs on; ask for its state first.");
      assertThat(state(wire, handle)).isEqualTo(TOperationState.RUNNING_STATE);

      wire.calls().CancelOperation(new TCancelOperationReq(handle));

      assertThat(state(wire, handle)).isEqualTo(TOperationState.CANCELED_STATE);
      TFetchResultsResp none = fetched(wire, handle, 1);
      assertThat(none.getStatus().getSqlState()).isEqualTo("HY008");
      assertThat(none.getStatus().getErrorMessage())
          .isEqualTo("Cannot give rows: the statement was cancelled. Nothing of it is given.");
      assertThat(executed(wire, session, "SELECT 1")).as("the session goes on").isNotNull();
    }
  }

  @Test
  void rowsThatAreTakenBackInTheMiddleOfAFetchAreRefusedForThatReason() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("tess")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TOperationHandle handle = executed(wire, session, "SELECT id FROM range(10)");
      fetched(wire, handle, 2);
      gate.slow.add("tess");

      TStatus told = fetched(wire, handle, 2).getStatus();

      assertThat(told.getErrorMessage()).isEqualTo("Cannot give rows: city B has stopped sharing.");
      assertThat(told.getSqlState()).isEqualTo("42501");
    }
  }

  @Test
  void rightsAreLookedAtAgainAfterMemoryWasShort() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("olga")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      assertThat(executed(wire, session, "SELECT 1")).isNotNull();
      gate.tooMuch.add("olga");

      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (gate.ranOut.get() < 2 && System.nanoTime() < end) {
        Thread.sleep(100);
      }

      assertThat(gate.ranOut).hasValueGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void nobodyActsForAnother() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("ann")) {
      TOpenSessionReq other = new TOpenSessionReq();
      other.setUsername("bob");
      assertThat(wire.calls().OpenSession(other).getStatus().getErrorMessage())
          .isEqualTo(
              "Cannot open a session for another user: this connection is logged in by another name. Nothing was opened.");

      TStatus proxy = wire.open(Map.of("set:hiveconf:hive.server2.proxy.user", "bob")).getStatus();
      assertThat(proxy.getSqlState()).isEqualTo("28000");
      assertThat(proxy.getErrorMessage())
          .isEqualTo(
              "Cannot act for another user (hive.server2.proxy.user): each logs in with their own name. Nothing was set.");
      assertThat(lab.events())
          .as("who tried is in the log")
          .filteredOn(event -> event.path("statement").asText().equals("OpenSession"))
          .extracting(event -> event.path("outcome").asText() + " " + event.path("reason").asText())
          .contains("DENIED " + proxy.getErrorMessage());

      TStatus token =
          wire.calls()
              .GetDelegationToken(
                  new TGetDelegationTokenReq(wire.open(Map.of()).getSessionHandle(), "bob", "bob"))
              .getStatus();
      assertThat(token.getErrorMessage())
          .isEqualTo(
              "Cannot do that here: the gateway gives no tokens for others and takes no files. Nothing was changed.");
    }
  }

  @Test
  void handlesCountOnTheConnectionAloneThatWasGivenThem() throws Exception {
    try (GatewayLab.Wire owner = lab.wire("ann");
        GatewayLab.Wire same = lab.wire("ann");
        GatewayLab.Wire other = lab.wire("bob")) {
      TSessionHandle session = owner.open(Map.of()).getSessionHandle();
      TOperationHandle handle = executed(owner, session, "SELECT 1");
      same.open(Map.of());
      other.open(Map.of());

      for (GatewayLab.Wire stranger : List.of(same, other)) {
        TStatus asked =
            stranger
                .calls()
                .ExecuteStatement(new TExecuteStatementReq(session, "SELECT 1"))
                .getStatus();
        assertThat(asked.getErrorMessage())
            .isEqualTo(
                "Cannot find that session on this connection: it was closed, or nothing was asked for too long. Connect again.");
        assertThat(fetched(stranger, handle, 1).getStatus().getErrorMessage())
            .isEqualTo(
                "Cannot find that statement on this connection: it was closed, or not fetched for so long that its rows were removed. Ask again.");
      }
      handle.getOperationId().setSecret(ByteBuffer.allocate(16));
      assertThat(fetched(owner, handle, 1).getStatus().getStatusCode())
          .as("without the secret")
          .isEqualTo(TStatusCode.ERROR_STATUS);
    }
  }

  @Test
  void purposeAndCaseAreTheOnlySettings() throws Exception {
    try (GatewayClient client = lab.client("ann")) {
      GatewayRefused missing = refusal(client, "SELECT 1 AS case_only");
      assertThat(missing).hasMessage(PlainGate.NO_PURPOSE);
      assertThat(missing.sqlState()).isEqualTo("22023");

      ask(client, "SET citylake.purpose=vehicle-for-case;");
      ask(client, "set citylake.case = 'A-2026/17'");
      assertThat(ask(client, "SELECT 1 AS case_only")).containsExactly(List.of(1));
      assertThat(ask(client, "SET"))
          .containsExactly(
              List.of("citylake.purpose", "vehicle-for-case"),
              List.of("citylake.case", "A-2026/17"));

      GatewayRefused other = refusal(client, "SET spark.sql.extensions=x");
      assertThat(other)
          .hasMessage(
              "Cannot set 'spark.sql.extensions' here: only citylake.purpose and citylake.case can be set. Nothing was changed.");
      assertThat(other.sqlState()).isEqualTo("42501");
      assertThat(refusal(client, "SET citylake.purpose=nosuch"))
          .hasMessage("Invalid purpose 'nosuch'. Purposes are: vehicle-for-case. Nothing was set.");
      assertThat(ask(client, "SET citylake.purpose"))
          .as("what was set before stays")
          .containsExactly(List.of("citylake.purpose", "vehicle-for-case"));
      assertThat(refusal(client, "SET citylake.case=\u0007"))
          .hasMessage(
              "Invalid value of citylake.case: letters, digits and . _ / : ( ) - are taken, at most 100. Nothing was set.");
    }
    try (GatewayLab.Wire wire = lab.wire("ann")) {
      TSessionHandle session =
          wire.open(
                  Map.of(
                      "set:hiveconf:citylake.purpose", "vehicle-for-case",
                      "set:hiveconf:hive.server2.thrift.resultset.default.fetch.size", "1000",
                      "use:database", "default"))
              .getSessionHandle();
      assertThat(executed(wire, session, "SELECT 1 AS case_only")).isNotNull();
      assertThat(wire.open(Map.of("spark.master", "local")).getStatus().getErrorMessage())
          .startsWith("Cannot set 'spark.master' here");
      TExecuteStatementReq overlaid = new TExecuteStatementReq(session, "SELECT 1");
      overlaid.setConfOverlay(Map.of("spark.sql.ansi.enabled", "false"));
      assertThat(wire.calls().ExecuteStatement(overlaid).getStatus().getErrorMessage())
          .isEqualTo(
              "Cannot set anything for one statement (confOverlay). The statement has not run.");
    }
  }

  @Test
  void errorsAreOneLineWithoutTraceAndWithoutValues() throws Exception {
    try (GatewayClient client = lab.client("ann")) {
      GatewayRefused denied = refusal(client, "SELECT * FROM secret");
      assertThat(denied).hasMessage(PlainGate.NO_SECRET);
      assertThat(denied.sqlState()).isEqualTo("42501");

      GatewayRefused unknown = refusal(client, "SELECT *\nFROM no_such_table");
      assertThat(unknown.getMessage()).startsWith("Invalid SQL: [TABLE_OR_VIEW_NOT_FOUND]");
      assertThat(unknown.sqlState()).isEqualTo("42P01");

      GatewayRefused failed =
          refusal(client, "SELECT CAST(concat('Li Si ', id) AS INT) FROM range(3)");
      assertThat(failed.getMessage())
          .startsWith("Failed to run the statement: [CAST_INVALID_INPUT] (SQLSTATE 22018)")
          .doesNotContain("Li Si 0");
      assertThat(failed.sqlState()).isEqualTo("22018");
      for (GatewayRefused each : List.of(denied, unknown, failed)) {
        assertThat(each.getMessage()).doesNotContain("\n").doesNotContain("\tat ");
      }
    }
  }

  @Test
  void rowsThatMayNoLongerBeGivenAreRefusedAndRemoved() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("eve")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      TOperationHandle handle = executed(wire, session, "SELECT id FROM range(10)");
      assertThat(fetched(wire, handle, 3).getResults().getColumns()).hasSize(1);

      gate.stopped.add("eve");
      TStatus denied = fetched(wire, handle, 3).getStatus();
      gate.stopped.remove("eve");

      assertThat(denied.getSqlState()).isEqualTo("42501");
      assertThat(denied.getErrorMessage())
          .isEqualTo("Cannot give rows: city B has stopped sharing.");
      assertThat(fetched(wire, handle, 3).getStatus().getErrorMessage())
          .as("gone for good")
          .startsWith("Cannot find that statement on this connection");
    }
  }

  @Test
  void toolsSeeOneCatalogWithItsSchemasTablesAndColumns() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("ann")) {
      MetadataWalk walk = new MetadataWalk(wire.calls(), wire.open(Map.of()).getSessionHandle());

      assertThat(walk.catalogs()).containsExactly("lake");
      for (String catalog : new String[] {null, "", "lake", "%"}) {
        assertThat(walk.schemas(catalog, null)).containsExactly("lake.published", "lake.standard");
        assertThat(walk.tables(catalog, "standard", "%")).containsExactly("lake.standard.crash");
        assertThat(walk.columns(catalog, "published", "hot\\_place", null))
            .containsExactly("cell_id STRING", "share DECIMAL");
      }
      assertThat(walk.schemas("elsewhere", null)).isEmpty();
      assertThat(walk.tables(null, null, "hot%")).containsExactly("lake.published.hot_place");
      assertThat(walk.tables(null, null, "hot__place")).isEmpty();
      assertThat(walk.types()).contains("BIGINT", "TIMESTAMP", "DECIMAL");
      assertThat(walk.tableTypes()).containsExactly("TABLE");
      assertThat(walk.functions()).contains("count", "to_json").doesNotContain("reflect");
    }
  }

  @Test
  void clientsOfHiveFindTheNameOfATableInTheFirstColumn() throws Exception {
    spark.session().sql("CREATE OR REPLACE TEMP VIEW seen AS SELECT 1");
    try (GatewayClient client = lab.client("ann")) {
      ask(client, "USE default");
      assertThat(ask(client, "SHOW TABLES")).contains(List.of("seen"));
      ask(client, "USE published");
      assertThat(ask(client, "SHOW SCHEMAS;"))
          .containsExactly(List.of("published"), List.of("standard"));
      assertThat(ask(client, "show databases like 'pub%'")).containsExactly(List.of("published"));
      assertThat(refusal(client, "USE elsewhere"))
          .hasMessage(
              "Cannot use schema 'elsewhere': there is none of that name, or nothing in it is open to you. SHOW SCHEMAS lists them.");
    }
  }

  @Test
  void toolsAreToldThatThereAreNoViewsAndWhichFunctionsThereAre() throws Exception {
    spark.session().sql("CREATE OR REPLACE TEMP VIEW seen AS SELECT 1");
    int before = lab.events().size();
    try (GatewayClient client = lab.client("ann")) {
      assertThat(ask(client, "SHOW VIEWS")).isEmpty();
      assertThat(ask(client, "SHOW VIEWS IN `published`;")).isEmpty();
      assertThat(ask(client, "show views in hidden like '*'")).isEmpty();
      for (String name : List.of("published.hot_place", "hidden.unknown")) {
        assertThat(ask(client, "SHOW CREATE VIEW " + name))
            .as("the same for a table as for nothing")
            .containsExactly(Collections.singletonList(null));
      }
      assertThat(ask(client, "SHOW FUNCTIONS"))
          .contains(List.of("count"), List.of("to_json"))
          .doesNotContain(List.of("reflect"));
      assertThat(ask(client, "show functions like 'date_tr%'"))
          .containsExactly(List.of("date_trunc"));
    }
    assertThat(lab.events().subList(before, lab.events().size()))
        .as("tools ask this of themselves: it must not look like somebody who tries the rules")
        .noneMatch(event -> event.get("outcome").asText().equals("DENIED"))
        .filteredOn(event -> event.path("statement").asText().startsWith("SHOW CREATE VIEW"))
        .hasSize(2);
  }

  @Test
  void serverSaysWhatItIs() throws Exception {
    try (GatewayLab.Wire wire = lab.wire("ann")) {
      TSessionHandle session = wire.open(Map.of()).getSessionHandle();
      assertThat(
              wire.calls()
                  .GetInfo(new TGetInfoReq(session, TGetInfoType.CLI_DBMS_NAME))
                  .getInfoValue()
                  .getStringValue())
          .isEqualTo("Spark SQL");
      wire.calls().CloseSession(new TCloseSessionReq(session));
      assertThat(
              wire.calls()
                  .GetInfo(new TGetInfoReq(session, TGetInfoType.CLI_DBMS_NAME))
                  .getStatus()
                  .getStatusCode())
          .isEqualTo(TStatusCode.ERROR_STATUS);
    }
  }

  @Test
  void whoIsNotKnownIsNotLetIn() {
    assertThatThrownBy(
            () ->
                GatewayClient.connect(lab.address(), "ann", "wrong".toCharArray(), null, Map.of()))
        .isInstanceOf(GatewayRefused.class)
        .hasMessage(
            "Cannot let you in: user and password do not belong together. If you have forgotten yours, ask the data team for a new one.");
  }

  private static TOperationHandle executed(GatewayLab.Wire wire, TSessionHandle session, String sql)
      throws Exception {
    TExecuteStatementResp answer =
        wire.calls().ExecuteStatement(new TExecuteStatementReq(session, sql));
    assertThat(answer.getStatus().getErrorMessage()).isNull();
    return answer.getOperationHandle();
  }

  private static TFetchResultsResp fetched(GatewayLab.Wire wire, TOperationHandle handle, long rows)
      throws Exception {
    return wire.calls()
        .FetchResults(new TFetchResultsReq(handle, TFetchOrientation.FETCH_NEXT, rows));
  }

  private static TOperationState state(GatewayLab.Wire wire, TOperationHandle handle)
      throws Exception {
    return wire.calls().GetOperationStatus(new TGetOperationStatusReq(handle)).getOperationState();
  }
}
