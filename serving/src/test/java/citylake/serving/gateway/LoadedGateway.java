package citylake.serving.gateway;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.governance.approval.ApprovalDesk;
import citylake.governance.enforce.GovernedSql;
import citylake.governance.enforce.PolicyRights;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.User;
import citylake.governance.user.Users;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.MigrationRunner;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lake.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/**
 * A gateway in a process of its own with the built-in policy, before invented incidents of four
 * cities: analysts of a city are named {@code analyst} and a number, those of the province {@code
 * province} and a number.
 */
final class LoadedGateway {
  private static final List<TableName> RELEASED =
      List.of(Tables.STANDARD_INCIDENT, Tables.DERIVED_HOUR_OF_WEEK);

  private LoadedGateway() {}

  /**
   * @param arguments folder, rows of incidents, the longest time of a statement
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    SparkSession spark =
        SparkSessions.serving(home, "local[2]", Files.createDirectories(folder.resolve("scratch")));
    LakeCatalog catalog = lake(home, spark, Long.parseLong(arguments[1]));
    GovernanceFolder governance = GovernanceFolder.of(home);
    Users users = new ByName();
    ApprovalDesk desk =
        new ApprovalDesk(
            governance.approvals(), governance::policy, event -> {}, Clock.systemUTC());
    GatewayLab lab =
        new GatewayLab(
            folder,
            new GovernedSql(spark, catalog, new PolicyRights(governance, users, desk)),
            spark,
            NamedLimits.of(Map.of("statement-time", arguments[2])),
            null,
            users,
            new SeparateLog(folder).heads());
    StartedGateway.say(folder, lab);
    Thread.currentThread().join();
  }

  private static LakeCatalog lake(LakeHome home, SparkSession spark, long rows) {
    LakeCatalog catalog = LakeCatalog.open(home);
    new MigrationRunner(catalog).apply(spark);
    spark.sql(
        """
        INSERT INTO night.standard.incident BY NAME
        SELECT concat('980', 1 + id %% 4, '00') AS city_code, 'GB/T 2260' AS city_code_system,
          concat('i', id) AS incident_no, '1' AS offence_no, concat('0', 1 + pmod(hash(id), 9), '01') AS offence_code,
          'reported' AS origin, timestamp_seconds(1767225600 + id) AS occurred_from,
          117 + id / 1e6 AS lon, 30 + pmod(hash(id), 1000) / 1e3 AS lat,
          concat('屯溪区老街', id %% 4000, '号') AS address_text, concat('D', id %% 12) AS district,
          '2026-01' AS first_seen_month, 'current' AS _state,
          named_struct('source', 'invented', 'delivery', 'd1', 'file', 'f1', 'record_no', id, 'byte_offset', id,
            'content_hash', CAST(NULL AS binary), 'first_seen', 'd1', 'last_seen', 'd1', 'superseded', 0,
            'sequence', CAST(NULL AS string)) AS _row,
          array() AS _changes, array() AS _issues
        FROM range(%d) ORDER BY city_code
        """
            .formatted(rows));
    spark.sql(
        """
        INSERT INTO night.derived.hour_of_week BY NAME
        SELECT concat('980', 1 + c.id, '00') AS city_code, 'incident' AS kind, CAST(h.id AS int) AS hour_of_week,
          CAST(1 + h.id DIV 24 AS int) AS dow, CAST(h.id % 24 AS int) AS hour, 1.5D + h.id AS weight,
          1000L AS n_exact, 0L AS n_range, 0L AS n_set_apart, 0L AS n_unknown
        FROM range(4) c CROSS JOIN range(168) h
        """);
    new Releases(catalog)
        .commit(
            new Release(
                1,
                null,
                LocalDate.of(2026, 7, 1),
                "n1",
                "night",
                Instant.parse("2026-07-01T01:00:00Z"),
                RELEASED.stream().map(name -> onMain(catalog, name)).toList()));
    return catalog;
  }

  private static Release.ReleasedTable onMain(LakeCatalog catalog, TableName name) {
    Table table = catalog.load(name);
    return new Release.ReleasedTable(
        name, table.currentSnapshot().snapshotId(), table.schema().schemaId(), "hash");
  }

  private static final class ByName implements Users {
    @Override
    public Optional<User> authenticate(String name, char[] password) {
      return String.valueOf(password).equals(GatewayLab.PASSWORD) ? named(name) : Optional.empty();
    }

    @Override
    public Optional<User> named(String name) {
      if (name.matches("province[0-9]+")) {
        return Optional.of(new User(name, List.of("province_analyst"), null, Set.of()));
      }
      return name.matches("analyst[0-9]+")
          ? Optional.of(new User(name, List.of("city_analyst"), "980100", Set.of()))
          : Optional.empty();
    }
  }
}
