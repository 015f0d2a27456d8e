package citylake.governance.enforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What each user should see, written down a second time: each table filtered and masked by plain
 * SQL that shares nothing with the policy, and held as rows of its own.
 */
final class CopyOfTheLake {
  /** Longest head of an address without a digit that ends with a division, then stars. */
  private static final String ADDRESS =
      "regexp_replace(address_text, '^([^0-9]{2,16}?[省市区县]).*$|^.*$', '$1***') AS address_text";

  private static final String OWN_OFFICER = "city_code = '%s' AND district IN (%s)";

  private final SparkSession session;

  CopyOfTheLake(SparkSession lake) {
    session = lake;
  }

  /**
   * The tables that a user sees for an investigation, as temporary views {@code layer__table}.
   *
   * @return a session that knows these views, and their columns by table
   */
  Map<String, List<String>> make(SparkSession copy, String user) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String table :
        List.of(
            "standard.incident",
            "standard.household_member",
            "standard.vehicle_sighting",
            "published.hour_of_week")) {
      seen(user, table)
          .ifPresent(
              sql -> {
                Dataset<Row> rows = session.sql(sql.replace("FROM T", "FROM lake." + table));
                copy.createDataFrame(rows.collectAsList(), rows.schema())
                    .createOrReplaceTempView(table.replace(".", "__"));
                columns.put(table, List.of(rows.columns()));
              });
    }
    return columns;
  }

  private static Optional<String> seen(String user, String table) {
    return switch (table) {
      case "standard.incident" -> incident(user);
      case "standard.household_member" -> household(user);
      case "standard.vehicle_sighting" -> sighting(user);
      default -> Optional.of(hours(user));
    };
  }

  private static Optional<String> incident(String user) {
    String plain = "SELECT city_code, district, incident_no, offence_code, occurred_from, ";
    String masked = plain + "round(lon, 2) AS lon, round(lat, 2) AS lat, " + ADDRESS + " FROM T";
    return switch (user) {
      case "officer.a1" -> officers(plain, "A", "'D1'");
      case "officer.a2" -> officers(plain, "A", "'D1', 'D2'");
      case "officer.b" -> officers(plain, "B", "'D1'");
      case "analyst.a", "approver.a" -> Optional.of(analysts(plain, masked, "A"));
      case "analyst.b" -> Optional.of(analysts(plain, masked, "B"));
      case "province" -> Optional.of(masked);
      default -> Optional.empty();
    };
  }

  private static Optional<String> officers(String plain, String city, String districts) {
    return Optional.of(
        plain + "lon, lat, " + ADDRESS + " FROM T WHERE " + OWN_OFFICER.formatted(city, districts));
  }

  private static String analysts(String plain, String masked, String city) {
    return "%slon, lat, address_text FROM T WHERE city_code = '%s' UNION ALL %s WHERE city_code <> '%s'"
        .formatted(plain, city, masked, city);
  }

  private static Optional<String> household(String user) {
    String masked =
        "SELECT city_code, member_no, substr(name, 1, 1) || '**' AS name, make_date(year(born), 1, 1) AS born, substr(phone, 1, 3) || '********' AS phone, "
            + ADDRESS;
    String others =
        masked
            + ", CAST(NULL AS STRING) AS id_no, CAST(NULL AS STRING) AS register_book_no FROM T WHERE city_code <> '%s'";
    String own =
        "SELECT city_code, member_no, name, born, phone, address_text, substr(id_no, 1, 6) || '********' AS id_no, register_book_no FROM T WHERE city_code = '%s'";
    return switch (user) {
      case "analyst.a", "approver.a" ->
          Optional.of((own + " UNION ALL " + others).formatted("A", "A"));
      case "analyst.b" -> Optional.of((own + " UNION ALL " + others).formatted("B", "B"));
      case "province" -> Optional.of(masked + " FROM T");
      default -> Optional.empty();
    };
  }

  /** Officer a1 has an approval for one plate in B over two days. */
  private static Optional<String> sighting(String user) {
    String coarse = "round(lon, 2) AS lon, round(lat, 2) AS lat";
    String unseen =
        "CAST(NULL AS STRING) AS plate_no_hash, CAST(NULL AS STRING) AS device_no, CAST(NULL AS TIMESTAMP) AS passed_at";
    String analyst =
        "SELECT city_code, lon, lat, substr(plate_no_hash, 1, 2) || '*****' AS plate_no_hash, device_no, passed_at FROM T WHERE city_code = '%s' UNION ALL SELECT city_code, "
            + coarse
            + ", "
            + unseen
            + " FROM T WHERE city_code <> '%s'";
    String officer = "SELECT city_code, " + coarse + " FROM T WHERE " + OWN_OFFICER;
    return switch (user) {
      case "officer.a1" ->
          Optional.of(
              "SELECT city_code, lon, lat, plate_no_hash, device_no, passed_at FROM T WHERE city_code = 'B' AND plate_no_hash = 'aa11' AND passed_at >= '2026-07-01' AND passed_at < '2026-07-03' UNION ALL SELECT city_code, "
                  + coarse
                  + ", "
                  + unseen
                  + " FROM T WHERE city_code = 'A' AND district = 'D1'");
      case "officer.a2" -> Optional.of(officer.formatted("A", "'D1', 'D2'"));
      case "officer.b" -> Optional.of(officer.formatted("B", "'D1'"));
      case "analyst.a", "approver.a" -> Optional.of(analyst.formatted("A", "A"));
      case "analyst.b" -> Optional.of(analyst.formatted("B", "B"));
      case "province" -> Optional.of("SELECT city_code, " + coarse + " FROM T");
      default -> Optional.empty();
    };
  }

  private static String hours(String user) {
    String open = "SELECT city_code, kind, dow, hour";
    return switch (user) {
      case "officer.a1", "officer.a2" ->
          open + ", CASE WHEN city_code = 'A' THEN weight END AS weight FROM T";
      case "officer.b" -> open + ", CASE WHEN city_code = 'B' THEN weight END AS weight FROM T";
      case "auditor" -> open + " FROM T";
      default -> open + ", weight FROM T";
    };
  }
}
