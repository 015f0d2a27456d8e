package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.enforce.GovernedSql;
import citylake.serving.client.TrustedCertificate;
import citylake.testing.HiveJdbc;
import citylake.testing.LocalSpark;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tools that people have, over TLS, before the real gate: Hive's JDBC driver 2.3.10, which DBeaver
 * uses, and PyHive with pandas and SQLAlchemy. The driver's libraries are loaded apart, as a tool
 * loads them: none of them is ours.
 */
class RealClientsIT {
  private static final String NO_CRASHES = "crash";

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  @TempDir static Path folder;
  private static ReleasedLake lake;
  private static GatewayLab lab;
  private static HiveJdbc driver;

  @BeforeAll
  static void start() throws Exception {
    lake = ReleasedLake.in(spark.folder(), spark.session(), "lake");
    lab =
        new GatewayLab(
            folder,
            new GovernedSql(spark.session(), lake.catalog(), new PublicColumns()),
            spark.session(),
            GatewayLimits.USUAL,
            LabCertificate.served(folder));
    driver = HiveJdbc.load();
  }

  @AfterAll
  static void stop() throws IOException {
    driver.close();
    lab.close();
    lake.close();
  }

  private static Connection connected(String settings) throws Exception {
    return driver.connect(
        "localhost:%d/published;%s%s"
            .formatted(
                lab.address().port(),
                HiveJdbc.trusting(LabCertificate.in(folder), folder),
                settings),
        "ann",
        GatewayLab.PASSWORD);
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(name));
    }
    return values;
  }

  @Test
  void hiveJdbcReadsEveryTypeAndIsDeniedWithStateAndReason() throws Exception {
    try (Connection connection = connected("?citylake.purpose=investigation");
        Statement statement = connection.createStatement()) {
      ResultSet row =
          statement.executeQuery(
              "SELECT 1, 2L, 0.5D, CAST(1.50 AS DECIMAL(4,2)), '路', DATE '2026-03-02', TIMESTAMP '2026-03-02 12:00:00', true, X'00FF', NULL");
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(1);
      assertThat(row.getLong(2)).isEqualTo(2);
      assertThat(row.getDouble(3)).isEqualTo(0.5);
      assertThat(row.getBigDecimal(4)).isEqualByComparingTo(new BigDecimal("1.50"));
      assertThat(row.getString(5)).isEqualTo("路");
      assertThat(row.getDate(6)).hasToString("2026-03-02");
      assertThat(row.getTimestamp(7)).isEqualTo(Timestamp.valueOf("2026-03-02 12:00:00"));
      assertThat(row.getBoolean(8)).isTrue();
      assertThat((byte[]) row.getObject(9)).containsExactly(0, 0xff);
      assertThat(row.getObject(10)).isNull();
      assertThat(row.next()).isFalse();

      assertThat(
              column(statement.executeQuery("SELECT hour FROM hour_of_week ORDER BY hour"), "hour"))
          .as("the schema of the address")
          .containsExactly("7", "8", "22");
      assertThatThrownBy(() -> statement.executeQuery("SELECT count(*) FROM standard.crash"))
          .isInstanceOfSatisfying(
              SQLException.class, denied -> assertThat(denied.getSQLState()).startsWith("42"))
          .hasMessageContaining(NO_CRASHES)
          .hasMessageNotContaining("\tat ")
          .hasMessageNotContaining("Aggregate")
          .hasMessageNotContaining("\n");
      assertThatThrownBy(() -> connected(";hive.server2.proxy.user=bob"))
          .hasMessageContaining("each logs in with their own name");
    }
  }

  @Test
  void hiveJdbcDrawsTheTreeThatDbeaverDraws() throws Exception {
    try (Connection connection = connected("")) {
      DatabaseMetaData tree = connection.getMetaData();
      List<String> catalogs = column(tree.getCatalogs(), "TABLE_CAT");
      assertThat(catalogs).containsExactly("lake");
      assertThat(column(tree.getSchemas(), "TABLE_SCHEM")).containsExactly("published");
      assertThat(column(tree.getSchemas("lake", "%"), "TABLE_SCHEM")).containsExactly("published");
      assertThat(column(tree.getTables("lake", "published", "hour%", null), "TABLE_NAME"))
          .containsExactly("hour_of_week");
      assertThat(column(tree.getTables(null, "standard", "%", null), "TABLE_NAME")).isEmpty();
      assertThat(column(tree.getColumns("lake", "published", "hour_of_week", "%"), "COLUMN_NAME"))
          .contains("city_code", "hour")
          .doesNotContain("weight");
      assertThat(column(tree.getTypeInfo(), "TYPE_NAME")).contains("BIGINT");
      assertThat(tree.getDatabaseProductName()).isEqualTo("Spark SQL");
    }
  }

  @Test
  void pyHivePandasAndSqlAlchemyListReadAndAreDenied() throws Exception {
    JsonNode said =
        new ObjectMapper()
            .readTree(
                run(
                    ".venv/bin/python",
                    "python/gateway_clients.py",
                    "localhost",
                    String.valueOf(lab.address().port()),
                    "ann",
                    GatewayLab.PASSWORD,
                    LabCertificate.in(folder).toString()));

    assertThat(said.get("schemas").toString()).contains("\"published\"");
    assertThat(said.get("tables").toString()).isEqualTo("[\"hour_of_week\"]");
    assertThat(said.get("columns").toString()).contains("\"hour\"").doesNotContain("weight");
    assertThat(said.get("frame").toString())
        .isEqualTo("[[\"340100\",7],[\"340100\",8],[\"340200\",22]]");
    assertThat(said.get("shown").toString()).isEqualTo("[[\"hour_of_week\"]]");
    assertThat(said.get("types").toString())
        .isEqualTo("[\"1.50\",\"2026-03-02\",\"b'\\\\x00\\\\xff'\",\"None\"]");
    assertThat(said.get("denied").get(0).asText()).startsWith("42");
    assertThat(said.get("denied").get(1).asText()).contains(NO_CRASHES).doesNotContain("\n");
    assertThat(said.get("denied").get(2).isNull()).as("no trace").isTrue();
    assertThat(said.get("set").get(1).asText())
        .startsWith("Cannot set 'spark.sql.extensions' here");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path root = SharedData.projectRoot();
    said(root, root.resolve(".ci/python").toString(), "clients");
    String[] whole = Arrays.copyOf(command, command.length);
    whole[0] = root.resolve(command[0]).toString();
    return said(root, whole);
  }

  private static String said(Path root, String... command)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectError(errors.toFile()).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return words;
  }

  @Test
  void whoTrustsAnotherCertificateIsNotGivenThePassword() throws Exception {
    SelfSignedCertificate.make(
        folder.resolve("other.p12"),
        folder.resolve("other.pem"),
        "secret".toCharArray(),
        List.of("localhost"));
    assertThatThrownBy(
            () ->
                citylake.serving.client.GatewayClient.connect(
                    lab.address(),
                    "ann",
                    GatewayLab.PASSWORD.toCharArray(),
                    TrustedCertificate.in(folder.resolve("other.pem")),
                    java.util.Map.of()))
        .hasMessageStartingWith("Cannot trust the gateway at 127.0.0.1:");
  }
}
