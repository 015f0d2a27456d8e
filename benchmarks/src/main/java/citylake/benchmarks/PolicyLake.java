package citylake.benchmarks;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.UserFile;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.MigrationRunner;
import citylake.lake.Release;
import citylake.lake.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/**
 * A released lake of invented incidents of four cities in a year, in tables as a night writes them
 * (a partition a city and month), and one analyst who may see all of its rows: those of the own
 * city as they are, those of the three others under masks.
 */
final class PolicyLake {
  static final String ANALYST = "analyst.a";
  static final String PASSWORD = "of the benchmark";
  private static final List<TableName> RELEASED =
      List.of(Tables.STANDARD_INCIDENT, Tables.DERIVED_HOUR_OF_WEEK);

  private static final String INCIDENTS =
      """
      INSERT INTO night.standard.incident BY NAME
      SELECT
        city_code, 'GB/T 2260' AS city_code_system, concat('i', id) AS incident_no, '1' AS offence_no,
        concat('0', 1 + pmod(hash(id, 1), 9), '0', 1 + pmod(hash(id, 2), 5)) AS offence_code,
        'reported' AS origin, at AS occurred_from, CAST(at AS timestamp_ntz) AS occurred_from_local,
        117 + pmod(hash(id, 3), 1000000) / 1e6 AS lon, 30 + pmod(hash(id, 4), 1000000) / 1e6 AS lat,
        'lon_lat' AS place_source, 'point' AS place_precision,
        concat('屯溪区老街', pmod(hash(id, 5), 4000), '号') AS address_text,
        concat('D', 1 + pmod(hash(id, 6), 12)) AS district,
        date_format(at, 'yyyy-MM') AS first_seen_month, 'current' AS _state,
        named_struct('source', 'invented', 'delivery', 'd1', 'file', 'f1', 'record_no', id,
          'byte_offset', id, 'content_hash', CAST(NULL AS binary), 'first_seen', 'd1', 'last_seen', 'd1',
          'superseded', 0, 'sequence', CAST(NULL AS string)) AS _row,
        array() AS _changes, array() AS _issues
      FROM (
        SELECT id, concat('980', 1 + pmod(hash(id, 7), 4), '00') AS city_code,
          timestamp_seconds(1735689600 + pmod(hash(id, 8), 31536000)) AS at
        FROM range(%d))
      ORDER BY city_code, first_seen_month
      """;

  private static final String HOURS =
      """
      INSERT INTO night.derived.hour_of_week BY NAME
      SELECT concat('980', 1 + c.id, '00') AS city_code, 'incident' AS kind, CAST(h.id AS int) AS hour_of_week,
        CAST(1 + h.id DIV 24 AS int) AS dow, CAST(h.id %% 24 AS int) AS hour, 1.5D + h.id AS weight,
        1000L AS n_exact, 0L AS n_range, 0L AS n_set_apart, 0L AS n_unknown
      FROM range(4) c CROSS JOIN range(168) h
      """;

  private PolicyLake() {}

  /** Makes it in an empty folder. */
  static LakeCatalog make(LakeHome home, SparkSession session, long rows) throws IOException {
    LakeCatalog catalog = LakeCatalog.open(home);
    new MigrationRunner(catalog).apply(session);
    session.sql(INCIDENTS.formatted(rows));
    session.sql(HOURS.formatted());
    new Releases(catalog)
        .commit(
            new Release(
                1,
                null,
                LocalDate.of(2026, 1, 1),
                "n1",
                "night",
                Instant.parse("2026-01-01T01:00:00Z"),
                RELEASED.stream().map(table -> onMain(catalog, table)).toList()));
    Path users = GovernanceFolder.of(home).users();
    Files.createDirectories(users.getParent());
    Files.writeString(
        users,
        """
        users:
          - {name: %s, roles: [city_analyst], city: "980100", password: "%s"}
        """
            .formatted(ANALYST, UserFile.hashOf(PASSWORD.toCharArray())));
    return catalog;
  }

  private static Release.ReleasedTable onMain(LakeCatalog catalog, TableName name) {
    Table table = catalog.load(name);
    return new Release.ReleasedTable(
        name, table.currentSnapshot().snapshotId(), table.schema().schemaId(), "invented");
  }
}
