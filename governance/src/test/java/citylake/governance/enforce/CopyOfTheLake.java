package citylake.governance.enforce;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.functions;

/**
 * What each asker should see, written down a second time: each table filtered and masked by plain
 * SQL that shares nothing with the policy, and held as a lake of its own under the same names.
 *
 * <p>All ask for an investigation unless it is said. City C shares nothing with others now.
 */
final class CopyOfTheLake {
  private static final String TAGS = "first_seen_month, _state, retracted_in, _issues";
  private static final String SEALED_TAGS = "_row, _changes";
  private static final String PLACE = "lon, lat, place_original";
  private static final String ROUGH_PLACE =
      "round(lon, 2) AS lon, round(lat, 2) AS lat, if(place_original IS NULL, NULL, '') AS place_original";

  /** Longest head of an address without a digit that ends with a division, then stars. */
  private static final String ADDRESS =
      "regexp_replace(address_text, '^([^0-9]{2,16}?[省市区县]).*$|^.*$', '$1***') AS address_text";

  private static final String INCIDENT =
      "city_code, city_code_system, incident_no, offence_no, offence_code, offence_code_source, offence_text, origin, occurred_from, occurred_to, occurred_from_local, occurred_to_local, reported_at, reported_at_local, place_source, place_precision, district, neighbourhood, "
          + TAGS;
  private static final String PERSON = "city_code, city_code_system, member_no, " + TAGS;
  private static final String MASKED_PERSON =
      PERSON
          + ", substr(name, 1, 1) || '**' AS name, make_date(year(born), 1, 1) AS born, substr(phone, 1, 3) || '********' AS phone, "
          + ADDRESS;

  /** The columns id_no and register_book_no bear each other's names in what is released. */
  private static final String WHOLE_PERSON =
      PERSON
          + ", name, born, phone, address_text, id_no, substr(register_book_no, 1, 6) || '********' AS register_book_no, relation_code, sex_code, state_code, registered_on, ended_on, "
          + SEALED_TAGS;

  private static final String CAMERA =
      "city_code, city_code_system, place_source, place_precision, " + TAGS;
  private static final String MASKED_CAMERA = CAMERA + ", " + ROUGH_PLACE + ", " + ADDRESS;
  private static final String SIGHTING =
      CAMERA
          + ", "
          + PLACE
          + ", address_text, substr(plate_no_hash, 1, 2) || '*****' AS plate_no_hash, device_no, passed_at, passed_at_local, speed_kmh, lane_no, direction_code, district, neighbourhood";
  private static final String OPENED_SIGHTING =
      "city_code, city_code_system, _state, lon, lat, plate_no_hash, device_no, passed_at";
  private static final String SUSPECT = "city_code, city_code_system, file_no, " + TAGS;
  private static final String MASKED_SUSPECT =
      SUSPECT
          + ", incident_no, opened_on, substr(name, 1, 1) || '**' AS name, make_date(year(born), 1, 1) AS born, substr(phone, 1, 3) || '********' AS phone, substr(id_no, 1, 6) || '********' AS id_no, "
          + ADDRESS
          + ", "
          + SEALED_TAGS;
  private static final String HELP =
      "city_code, city_code_system, request_no, request_code, request_code_source, request_text, agency, request_state, requested_at, requested_at_local, closed_at, closed_at_local, place_source, place_precision, district, "
          + TAGS;
  private static final String MASKED_HELP = HELP + ", " + ROUGH_PLACE + ", " + ADDRESS;
  private static final String OPEN_HOUR = "city_code, kind, dow, hour";
  private static final String HOUR = OPEN_HOUR + ", weight, share, rests_on, left_out";

  private static final List<String> TABLES =
      List.of(
          "standard.incident",
          "standard.household_member",
          "standard.vehicle_sighting",
          "standard.suspect_file",
          "standard.help_request",
          "published.hour_of_week");

  private final SparkSession session;

  CopyOfTheLake(SparkSession lake) {
    session = lake;
  }

  /** Some rows of a table, and what is seen of them; other columns are null in these rows. */
  private record Part(String columns, String rows) {}

  /**
   * Makes the lake that an asker should see, in a session of its own.
   *
   * @return columns by table
   */
  Map<String, List<String>> make(SparkSession copy, String asker) {
    copy.conf().set("spark.sql.catalog.lake", SparkCatalog.class.getName());
    copy.conf().set("spark.sql.catalog.lake.catalog-impl", InMemoryCatalog.class.getName());
    copy.conf().set("spark.sql.catalog.lake.warehouse", "of " + asker);
    copy.conf().set("spark.sql.defaultCatalog", "lake");
    copy.conf().set("spark.sql.optimizer.datasourceV2ExprFolding", false); // SPARK-58428
    copy.conf().set("spark.sql.codegen.wholeStage", false);
    copy.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    for (Row namespace : session.sql("SHOW NAMESPACES IN lake").collectAsList()) {
      copy.sql("CREATE NAMESPACE lake." + namespace.getString(0));
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String table : TABLES) {
      List<Part> parts = parts(asker, table);
      if (!parts.isEmpty()) {
        Dataset<Row> rows = inOrder(table, parts);
        write(copy, table, rows);
        columns.put(table, List.of(rows.columns()));
      }
    }
    copy.sql("USE lake.published");
    return columns;
  }

  private static void write(SparkSession copy, String table, Dataset<Row> rows) {
    try {
      copy.createDataFrame(rows.collectAsList(), rows.schema())
          .coalesce(1)
          .writeTo("lake." + table)
          .using("iceberg")
          .tableProperty("format-version", "3")
          .create();
    } catch (TableAlreadyExistsException impossible) {
      throw new IllegalStateException("Cannot make twice: " + table, impossible);
    }
  }

  private Dataset<Row> inOrder(String table, List<Part> parts) {
    Dataset<Row> rows =
        parts.stream()
            .map(
                part ->
                    session.sql(
                        "SELECT %s FROM lake.%s WHERE %s"
                            .formatted(part.columns(), table, part.rows())))
            .reduce((one, other) -> one.unionByName(other, true))
            .orElseThrow();
    List<String> told = Arrays.asList(rows.columns());
    return rows.select(
        TableContracts.of(TableName.of(table)).columnNames().stream()
            .filter(told::contains)
            .map(functions::col)
            .toArray(org.apache.spark.sql.Column[]::new));
  }

  private static List<Part> parts(String asker, String table) {
    return switch (table) {
      case "standard.incident" -> incident(asker);
      case "standard.household_member" -> household(asker);
      case "standard.vehicle_sighting" -> sighting(asker);
      case "standard.suspect_file" -> suspect(asker);
      case "standard.help_request" -> help(asker);
      default -> hours(asker);
    };
  }

  private static List<Part> incident(String asker) {
    String masked = INCIDENT + ", " + ROUGH_PLACE + ", " + ADDRESS;
    String plain =
        INCIDENT + ", lon, lat, if(place_original IS NULL, NULL, '') AS place_original, " + ADDRESS;
    String whole = INCIDENT + ", " + PLACE + ", address_text, " + SEALED_TAGS;
    return switch (asker) {
      case "officer.a1", "counting.a" ->
          List.of(new Part(plain, "city_code = 'A' AND district = 'D1'"));
      case "officer.a2" -> List.of(new Part(plain, "city_code = 'A' AND district IN ('D1', 'D2')"));
      case "officer.b" -> List.of(new Part(plain, "city_code = 'B' AND district = 'D1'"));
      case "analyst.a", "approver.a" -> analysts(whole, masked, "A");
      case "analyst.b" -> analysts(whole, masked, "B");
      case "analyst.c" -> analysts(whole, masked, "C");
      case "analyst.a without a case" -> analysts(plain, masked, "A");
      case "province" -> List.of(new Part(masked, "city_code <> 'C'"));
      default -> List.of();
    };
  }

  private static List<Part> analysts(String own, String others, String city) {
    return List.of(
        new Part(own, "city_code = '%s'".formatted(city)),
        new Part(others, "city_code NOT IN ('%s', 'C')".formatted(city)));
  }

  private static List<Part> household(String asker) {
    return switch (asker) {
      case "analyst.a", "approver.a" -> analysts(WHOLE_PERSON, MASKED_PERSON, "A");
      case "analyst.b" -> analysts(WHOLE_PERSON, MASKED_PERSON, "B");
      case "analyst.c" -> analysts(WHOLE_PERSON, MASKED_PERSON, "C");
      case "province" -> List.of(new Part(MASKED_PERSON, "city_code <> 'C'"));
      default -> List.of();
    };
  }

  /** Officer a1 has an approval for one plate in B over two days. */
  private static List<Part> sighting(String asker) {
    return switch (asker) {
      case "officer.a1" ->
          List.of(
              new Part(
                  OPENED_SIGHTING,
                  "city_code = 'B' AND plate_no_hash = 'aa11' AND passed_at >= '2026-07-01' AND passed_at < '2026-07-03'"),
              new Part(MASKED_CAMERA, "city_code = 'A' AND district = 'D1'"));
      case "officer.a2" ->
          List.of(new Part(MASKED_CAMERA, "city_code = 'A' AND district IN ('D1', 'D2')"));
      case "counting.a" -> List.of(new Part(MASKED_CAMERA, "city_code = 'A' AND district = 'D1'"));
      case "officer.b" -> List.of(new Part(MASKED_CAMERA, "city_code = 'B' AND district = 'D1'"));
      case "analyst.a", "approver.a" -> analysts(SIGHTING, MASKED_CAMERA, "A");
      case "analyst.b" -> analysts(SIGHTING, MASKED_CAMERA, "B");
      case "analyst.c" -> analysts(SIGHTING, MASKED_CAMERA, "C");
      case "province" -> List.of(new Part(MASKED_CAMERA, "city_code <> 'C'"));
      default -> List.of();
    };
  }

  private static List<Part> suspect(String asker) {
    return switch (asker) {
      case "analyst.a", "approver.a" -> analysts(MASKED_SUSPECT, SUSPECT, "A");
      case "analyst.b" -> analysts(MASKED_SUSPECT, SUSPECT, "B");
      case "analyst.c" -> analysts(MASKED_SUSPECT, SUSPECT, "C");
      case "province" -> List.of(new Part(SUSPECT, "city_code <> 'C'"));
      default -> List.of();
    };
  }

  /**
   * Cells of B: two medical, five road, six noise, seven fire; those of two and five are withheld.
   */
  private static List<Part> help(String asker) {
    String whole = HELP + ", " + PLACE + ", address_text, neighbourhood, " + SEALED_TAGS;
    return switch (asker) {
      case "officer.a1", "counting.a" ->
          List.of(new Part(MASKED_HELP, "city_code = 'A' AND district = 'D1'"));
      case "officer.a2" ->
          List.of(new Part(MASKED_HELP, "city_code = 'A' AND district IN ('D1', 'D2')"));
      case "officer.b" -> List.of(new Part(MASKED_HELP, "city_code = 'B' AND district = 'D1'"));
      case "analyst.a", "approver.a" -> analysts(whole, MASKED_HELP, "A");
      case "analyst.b" -> analysts(whole, MASKED_HELP, "B");
      case "analyst.c" -> analysts(whole, MASKED_HELP, "C");
      case "analyst.a without a case" -> analysts(MASKED_HELP, MASKED_HELP, "A");
      case "province" -> List.of(new Part(MASKED_HELP, "city_code <> 'C'"));
      case "statistician" ->
          List.of(
              new Part(
                  "city_code, request_code, timestamp_ntz'2026-06-01 00:00:00' AS requested_at_local",
                  "_state = 'current' AND requested_at_local < '2026-07-01' AND city_code || request_code IN ('Anoise', 'Bnoise', 'Bfire')"));
      default -> List.of();
    };
  }

  private static List<Part> hours(String asker) {
    return switch (asker) {
      case "officer.a1", "officer.a2", "counting.a" -> hoursOf("city_code = 'A'");
      case "officer.b" -> hoursOf("city_code = 'B'");
      case "auditor", "statistician", "leader without a purpose" ->
          List.of(new Part(OPEN_HOUR, "true"));
      case "analyst.c" -> List.of(new Part(HOUR, "true"));
      default -> hoursOf("city_code <> 'C'");
    };
  }

  private static List<Part> hoursOf(String rows) {
    return List.of(new Part(HOUR, rows), new Part(OPEN_HOUR, "NOT " + rows));
  }
}
