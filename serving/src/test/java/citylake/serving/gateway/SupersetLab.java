package citylake.serving.gateway;

import citylake.governance.approval.ApprovalDesk;
import citylake.governance.enforce.GovernedSql;
import citylake.governance.enforce.PolicyRights;
import citylake.governance.log.HeadKeeper;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.User;
import citylake.governance.user.Users;
import citylake.lake.LakeCatalog;
import citylake.serving.client.GatewayClient;
import citylake.serving.client.TrustedCertificate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * A Superset, and over TLS the real gate with the built-in policy: an officer of city 340100, and a
 * leader.
 */
final class SupersetLab implements AutoCloseable {
  static final String OFFICER = "officer";
  static final String LEADER = "leader";
  private static final ObjectMapper JSON = new ObjectMapper();

  final GatewayLab gateway;
  final StartedSuperset started;
  final SupersetApi superset;
  private final Path folder;

  SupersetLab(Path folder, SparkSession spark, LakeCatalog lake) throws Exception {
    this.folder = folder;
    GovernanceFolder governance = new GovernanceFolder(folder.resolve("governance"));
    ApprovalDesk desk =
        new ApprovalDesk(
            governance.approvals(), governance::policy, event -> {}, Clock.systemUTC());
    Users users = new Two();
    this.gateway =
        new GatewayLab(
            folder,
            new GovernedSql(spark, lake, new PolicyRights(governance, users, desk)),
            spark,
            GatewayLimits.USUAL,
            LabCertificate.served(folder),
            users,
            HeadKeeper.NONE);
    try {
      this.started = StartedSuperset.in(folder.resolve("superset"));
    } catch (Exception e) {
      gateway.close();
      throw e;
    }
    this.superset = SupersetApi.of(started);
  }

  private static final class Two implements Users {
    @Override
    public Optional<User> authenticate(String name, char[] password) {
      return String.valueOf(password).equals(GatewayLab.PASSWORD) ? named(name) : Optional.empty();
    }

    @Override
    public Optional<User> named(String name) {
      return switch (name) {
        case OFFICER -> Optional.of(new User(name, List.of("officer"), "340100", Set.of("D1")));
        case LEADER -> Optional.of(new User(name, List.of("leader"), null, Set.of()));
        default -> Optional.empty();
      };
    }
  }

  /** A database of Superset as docs/gateway.md says, under a name of its own. */
  Map<String, Object> database(String name, String user, Map<String, String> settings) {
    return database(
        name,
        user,
        text(Map.of("configuration", settings, "trust", LabCertificate.in(folder).toString())));
  }

  /**
   * @param connection arguments of the connection, as JSON
   */
  Map<String, Object> database(String name, String user, String connection) {
    Map<String, Object> database = new LinkedHashMap<>();
    database.put("database_name", name);
    database.put(
        "sqlalchemy_uri",
        "hive://%s:%s@localhost:%d/published"
            .formatted(user, GatewayLab.PASSWORD, gateway.address().port()));
    database.put("extra", "{\"engine_params\": {\"connect_args\": %s}}".formatted(connection));
    database.put("expose_in_sqllab", true);
    return database;
  }

  int added(Map<String, Object> database) throws Exception {
    return id(superset.make("/api/v1/database/", database));
  }

  /** A dataset of a table; with SQLite under it, Superset takes a table's name once alone. */
  int dataset(int database, String schema, String table) throws Exception {
    return id(
        superset.make(
            "/api/v1/dataset/",
            Map.of("database", database, "schema", schema, "table_name", table)));
  }

  /** A dataset of a statement. */
  int selected(int database, String name, String sql) throws Exception {
    return id(
        superset.make(
            "/api/v1/dataset/",
            Map.of("database", database, "schema", "published", "table_name", name, "sql", sql)));
  }

  /** A chart of bars, with their figures above them. */
  int bars(int dataset, String axis, Map<String, Object> figure) throws Exception {
    Map<String, Object> look = new LinkedHashMap<>();
    look.put("datasource", dataset + "__table");
    look.put("viz_type", "echarts_timeseries_bar");
    look.put("x_axis", axis);
    look.put("xAxisForceCategorical", true);
    look.put("x_axis_sort", axis);
    look.put("x_axis_sort_asc", true);
    look.put("metrics", List.of(figure));
    look.put("groupby", List.of());
    look.put("row_limit", 100);
    look.put("color_scheme", "supersetColors");
    look.put("show_value", true);
    look.put("show_legend", true);
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("slice_name", "Bars");
    chart.put("viz_type", "echarts_timeseries_bar");
    chart.put("datasource_id", dataset);
    chart.put("datasource_type", "table");
    chart.put("params", text(look));
    chart.put("query_context", text(SupersetApi.query(dataset, axis, figure)));
    return id(superset.make("/api/v1/chart/", chart));
  }

  private static int id(JsonNode made) {
    return made.get("id").asInt();
  }

  private static String text(Object value) {
    return JSON.valueToTree(value).toString();
  }

  /** Events of the access log behind the first so many. */
  List<JsonNode> eventsSince(int before) {
    List<JsonNode> events = gateway.events();
    return events.subList(before, events.size());
  }

  /** What the lake's own client is given. */
  List<List<Object>> ownClient(String user, Map<String, String> settings, String sql)
      throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    try (GatewayClient client =
        GatewayClient.connect(
            gateway.address(),
            user,
            GatewayLab.PASSWORD.toCharArray(),
            TrustedCertificate.in(LabCertificate.in(folder)),
            settings)) {
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
    }
    return rows;
  }

  @Override
  public void close() throws Exception {
    started.close();
    gateway.close();
  }
}
