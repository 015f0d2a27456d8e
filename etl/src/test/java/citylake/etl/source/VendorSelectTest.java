package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import citylake.etl.standard.CandidateRows;
import citylake.etl.standard.StandardKind;
import citylake.testing.LocalSpark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorSelectTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final List<String> FIELDS = List.of("NO", "OFFENCE", "TIME", "X", "Y");
  private static final Map<String, Object> PARAMETERS =
      Map.of(
          "zone",
          "America/Denver",
          "coordinate_system",
          new CoordinateSystem(CoordinateSystem.WGS84, null, CoordinateSystem.WORLD),
          "city_code",
          "C07",
          "city_code_system",
          "test",
          "not_before",
          LocalDate.of(1970, 1, 1),
          "day_after_night",
          LocalDate.of(2026, 1, 2));
  private static final String KEYS = "NO AS incident_no, OFFENCE AS offence_no";

  private static VendorSelect select(String sql) {
    Problems problems = new Problems().in("incident.sql");
    Problems inList = new Problems().in("offences.csv");
    CodeList offences =
        CodeList.read("offences", "source_code,iccs,origin\n5*,0501,reported\n", inList);
    VendorSelect select =
        VendorSelect.read(
            "incident.sql",
            StandardKind.named("incident"),
            sql,
            FIELDS,
            Map.of("offences", offences),
            problems);
    problems.refuse();
    return select;
  }

  /** Records as the dump's reader gives them, numbered from 1. */
  private static Dataset<Row> dump(String[]... records) {
    StructType schema = new StructType();
    for (String field : FIELDS) {
      schema = schema.add(field, DataTypes.StringType);
    }
    schema =
        schema
            .add("_delivery", DataTypes.StringType)
            .add("_file", DataTypes.StringType)
            .add("_record_no", DataTypes.LongType)
            .add("_byte_offset", DataTypes.LongType)
            .add("_record", DataTypes.BinaryType)
            .add("_content_hash", DataTypes.BinaryType)
            .add("_fault", DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    for (String[] record : records) {
      List<Object> cells = new ArrayList<>(List.of(record));
      long number = rows.size() + 1L;
      cells.addAll(
          List.of("d-1", "dump.csv", number, number * 100, new byte[] {1}, new byte[] {2}));
      cells.add(null);
      rows.add(RowFactory.create(cells.toArray()));
    }
    return spark.session().createDataFrame(rows, schema);
  }

  private static Row first(String columns, String... record) {
    return select("SELECT %s, %s FROM dump".formatted(KEYS, columns))
        .apply(dump(record), PARAMETERS)
        .head();
  }

  @Test
  void everyRecordGivesOneRowOfTheStandardTableWithItsDefaults() {
    Dataset<Row> rows =
        select("SELECT " + KEYS + " FROM dump")
            .apply(
                dump(new String[] {"A", "1", "", "", ""}, new String[] {"A", "1", "", "", ""}),
                PARAMETERS);

    assertThat(rows.columns())
        .startsWith(StandardKind.named("incident").columns().fieldNames())
        .endsWith(
            "_operation",
            "_sequence",
            "_changes",
            "_issues",
            "_delivery",
            "_file",
            "_record_no",
            "_byte_offset",
            "_content_hash",
            "_fault");
    assertThat(
            rows.selectExpr(
                    "concat_ws('|', city_code, city_code_system, incident_no, offence_no, origin, _operation)",
                    "_sequence",
                    "size(_changes) + size(_issues)",
                    "occurred_from",
                    "lon",
                    "_record_no")
                .collectAsList())
        .containsExactly(
            RowFactory.create("C07|test|A|1|unknown|upsert", "", 0, null, null, 1L),
            RowFactory.create("C07|test|A|1|unknown|upsert", "", 0, null, null, 2L));
    for (var field : StandardKind.named("incident").columns().fields()) {
      assertThat(rows.schema().apply(field.name()).dataType()).isEqualTo(field.dataType());
    }
  }

  @Test
  void parametersAndWordsAreBound() {
    Row row =
        first(
            """
            local_time(TIME, 'M/d/yyyy H:mm') AS occurred_from_local,
            local_instant(TIME, 'M/d/yyyy H:mm', :zone) AS occurred_from,
            instant_of(occurred_from_local, 'UTC') AS occurred_to,
            wgs84_lon(X, Y, :coordinate_system) AS lon, wgs84_lat(X, Y, :coordinate_system) AS lat,
            offence_code(OFFENCE) AS offence_code, offence_origin('offences', OFFENCE) AS origin,
            concat(:city_code, ' ', NO) AS address_text,
            CASE WHEN occurred_from_local < :not_before THEN 'old' ELSE 'new' END AS district
            """,
            "A",
            "51",
            "7/1/1969 12:00",
            "-104.9",
            "39.7");

    assertThat(row.<Object>getAs("occurred_from_local")).hasToString("1969-07-01T12:00");
    assertThat(row.<Object>getAs("occurred_from")).hasToString("1969-07-01 18:00:00.0");
    assertThat(row.<Object>getAs("occurred_to")).hasToString("1969-07-01 12:00:00.0");
    assertThat(row.<Double>getAs("lon")).isEqualTo(-104.9);
    assertThat(row.<Double>getAs("lat")).isEqualTo(39.7);
    assertThat(row.<String>getAs("offence_code")).isEqualTo("0501");
    assertThat(row.<String>getAs("origin")).isEqualTo("reported");
    assertThat(row.<String>getAs("address_text")).isEqualTo("C07 A");
    assertThat(row.<String>getAs("district")).isEqualTo("old");
  }

  @Test
  void aHashOfTheRecordCanBeItsKey() throws Exception {
    Row row = first("sha2(concat_ws('|', NO, TIME, X), 256) AS district", "A", "51", "", "é", "");

    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest("A||é".getBytes(StandardCharsets.UTF_8));
    assertThat(row.<String>getAs("district")).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void placeThatOneDumpShiftsIsReadByTheNameOfItsSystem() {
    Row row =
        first(
            "wgs84_lon(X, Y, 'GCJ-02') AS lon, wgs84_lat(X, Y, 'gcj02') AS lat",
            "A",
            "51",
            "",
            "114.022306",
            "33.0115324");

    assertThat(row.<Double>getAs("lon")).isCloseTo(114.0164322, within(1e-5));
    assertThat(row.<Double>getAs("lat")).isCloseTo(33.0133556, within(1e-5));
  }

  @Test
  void textsOfPeopleAndVehiclesAreBroughtToOneWayOfWriting() {
    Row row =
        first(
            """
            id_number(X) AS __id, id_number_birth_date(__id) AS __born,
            concat_ws('|', person_name(TIME), __id, __born, mobile_number(Y),
                      if(id_number_is_valid(__id), 'valid', 'invalid')) AS district,
            concat_ws('|', plate_number(NO), plate_form(plate_number(NO)), half_width(NO),
                      plate_type_code('02'), plate_type_code('2')) AS address_text
            """,
            "屿Ａ·B2345",
            "51",
            "阿依努尔•买买提",
            "990105491231002",
            "+86 120 0000 0001");

    assertThat(row.<String>getAs("district"))
        .isEqualTo("阿依努尔·买买提|990105194912310023|1949-12-31|12000000001|valid");
    assertThat(row.<String>getAs("address_text")).isEqualTo("屿AB2345|ordinary|屿A·B2345|02");
  }

  @Test
  void countsSince1970AreInstantsAndDaysAreDays() {
    Row row =
        first(
            """
            epoch_instant(X, 'milliseconds') AS occurred_from,
            epoch_instant(Y, 'seconds') AS occurred_to,
            wall_clock(occurred_from, 'Asia/Shanghai') AS occurred_from_local,
            concat(local_date(TIME, 'yyyy-MM-dd')) AS district,
            concat(code_in('offences', 'origin', OFFENCE), '') AS address_text
            """,
            "A",
            "51",
            "2026-07-01",
            "1782865800000",
            "17828658000000");

    assertThat(row.<Object>getAs("occurred_from")).hasToString("2026-07-01 00:30:00.0");
    assertThat(row.<Object>getAs("occurred_from_local")).hasToString("2026-07-01T08:30");
    assertThat(row.<Object>getAs("occurred_to")).isNull();
    assertThat(row.<String>getAs("district")).isEqualTo("2026-07-01");
    assertThat(row.<String>getAs("address_text")).isEqualTo("reported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "epoch_instant(X, 'days'); the unit must be 'seconds' or 'milliseconds'",
        "speed_kmh(X, 'knots'); the unit must be 'km/h' or 'm/s'",
        "id_number(X, Y); takes 1 argument(s), not 2",
        "code_in('offences', NO, X); the column's name must be a text literal",
        "code_in('offenses', 'iccs', X); the vendor has no code list offenses.csv",
        "code_in('offences', 'icsc', X); code list offences.csv has no column icsc",
        "local_date(X, 'QQ-bad'); is no pattern of a time"
      })
  void aCallThatCannotBeMeantIsRefusedInWords(String call, String words) {
    assertThatThrownBy(() -> select("SELECT %s, %s IS NULL AS __x FROM dump".formatted(KEYS, call)))
        .isInstanceOf(InvalidSources.class)
        .hasMessageContaining(words);
  }

  @Test
  void issuesAndChangesHoldWhatAppliesInOrder() throws Exception {
    Row row =
        first(
            """
            trim(TIME) AS district,
            issues(issue('a', X = ''), issue('b', NO = 'B'), issue('c', try_cast(Y AS DOUBLE) > 1),
                   issue('d', try_cast(X AS DOUBLE) > 1)) AS _issues,
            changes(changed('district', 'padding_trimmed', TIME, TIME <> trim(TIME)),
                    changed('lon', 'never', X, false)) AS _changes
            """,
            "A",
            "51",
            " north ",
            "",
            "2");

    assertThat(row.<String>getList(row.fieldIndex("_issues"))).containsExactly("a", "c");
    List<Row> changes = row.getList(row.fieldIndex("_changes"));
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).getString(0)).isEqualTo("district");
    assertThat(changes.get(0).getString(1)).isEqualTo("padding_trimmed");
    assertThat(changes.get(0).<byte[]>getAs(2))
        .isEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest(" north ".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void unknownCodeIsNullAndItsOriginUnknown() {
    Row row =
        first(
            "offence_code(OFFENCE) AS offence_code, offence_origin(OFFENCE) AS origin",
            "A",
            "99",
            "",
            "",
            "");

    assertThat(row.<String>getAs("offence_code")).isNull();
    assertThat(row.<String>getAs("origin")).isEqualTo("unknown");
  }

  @Test
  void rowWithoutKeyOrWithUnknownOperationGetsAFault() {
    Dataset<Row> rows =
        select(
                "SELECT nullif(NO, '') AS incident_no, OFFENCE AS offence_no, X AS _operation FROM dump")
            .apply(
                dump(
                    new String[] {"A", "1", "", "upsert", ""},
                    new String[] {"", "1", "", "upsert", ""},
                    new String[] {"A", "", "", "retract", ""},
                    new String[] {"A", "1", "", "correct", ""},
                    new String[] {"A", "1", "", "part", ""}),
                PARAMETERS)
            .transform(all -> CandidateRows.withFaults(all, StandardKind.named("incident")));

    assertThat(rows.select("_fault").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(
            null, "key_missing", "key_missing", "operation_unknown", "partial_correction");
  }

  @Test
  void rulesNameEachColumnsWordsAndFields() {
    VendorSelect select =
        select(
            "SELECT "
                + KEYS
                + ", trim(TIME)  AS __time, -- working\n local_time(__time,\n 'yyyy-MM-dd HH:mm') AS occurred_from_local,"
                + " concat(X, ' ', Y) AS place_original FROM dump");

    assertThat(select.rules())
        .containsExactly(
            new ColumnRule("incident_no", "NO", List.of("NO")),
            new ColumnRule("offence_no", "OFFENCE", List.of("OFFENCE")),
            new ColumnRule(
                "occurred_from_local", "local_time(__time, 'yyyy-MM-dd HH:mm')", List.of("TIME")),
            new ColumnRule("place_original", "concat(X, ' ', Y)", List.of("X", "Y")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT {keys} FROM dump WHERE NO <> ''|WHERE is not allowed",
        "SELECT {keys} FROM dump GROUP BY 1, 2|GROUP BY is not allowed",
        "SELECT DISTINCT {keys} FROM dump|DISTINCT or UNION without ALL is not allowed",
        "SELECT {keys} FROM dump ORDER BY NO|ORDER BY is not allowed",
        "SELECT {keys} FROM dump LIMIT 5|LIMIT is not allowed",
        "SELECT {keys} FROM dump UNION ALL SELECT {keys} FROM dump|UNION is not allowed",
        "SELECT {keys} FROM dump, dump|JOIN or a second table is not allowed",
        "SELECT {keys} FROM dump JOIN dump b ON true|JOIN or a second table is not allowed",
        "SELECT {keys} FROM (SELECT * FROM dump)|a subquery or an alias of the table is not allowed",
        "WITH a AS (SELECT 1) SELECT {keys} FROM dump|WITH is not allowed",
        "SELECT {keys} FROM dump HAVING NO > ''|HAVING is not allowed",
        "SELECT {keys} FROM dump LATERAL VIEW explode(array(1)) t AS a|LATERAL VIEW is not allowed",
        "SELECT {keys} FROM other|reads from 'other', but must read from dump",
        "SELECT {keys}|SELECT without FROM dump is not allowed",
        "SELECT {keys} FROM|is no SQL that Spark reads",
        "SELECT * FROM dump|'*' has no name",
        "SELECT {keys}, upper(X) FROM dump|'upper(X)' has no name; add AS column",
        "SELECT {keys}, count(X) AS district FROM dump|function count is not allowed",
        "SELECT {keys}, explode(split(X, ',')) AS district FROM dump|function explode is not allowed",
        "SELECT {keys}, row_number() OVER (ORDER BY X) AS district FROM dump|is not allowed",
        "SELECT {keys}, (SELECT max(X) FROM dump) AS district FROM dump|'ScalarSubquery' is not allowed",
        "SELECT {keys}, uuid() AS district FROM dump|function uuid is not allowed",
        "SELECT {keys}, current_date() AS district FROM dump|is not allowed",
        "SELECT {keys}, reflect('java.lang.System', 'exit') AS district FROM dump|function reflect is not allowed",
        "SELECT {keys}, lake.f(X) AS district FROM dump|function lake.f is not allowed",
        "SELECT {keys}, CAST(X AS DOUBLE) AS lon FROM dump|CAST stops the night at one odd record",
        "SELECT {keys}, :secret AS district FROM dump|parameter :secret does not exist",
        "SELECT {keys}, Z AS district FROM dump|reads 'Z', which is neither a field",
        "SELECT {keys}, d.X AS district FROM dump|reads 'd.X', which is neither a field",
        "SELECT {keys}, _record AS district FROM dump|reads '_record', which is neither a field",
        "SELECT {keys}, X AS street FROM dump|street: is no column of standard.incident",
        "SELECT {keys}, X AS district, Y AS district FROM dump|district: is given twice",
        "SELECT NO AS incident_no FROM dump|offence_no: is missing: it is part of the key",
        "SELECT {keys}, local_time(TIME, X) AS district FROM dump|the pattern must be a text literal",
        "SELECT {keys}, local_time(TIME, 'jj') AS district FROM dump|'jj' is no pattern of a time",
        "SELECT {keys}, local_time(TIME) AS district FROM dump|local_time: takes 2 argument(s), not 1",
        "SELECT {keys}, instant_of(TIME, 'Mars') AS district FROM dump|'Mars' is no time zone",
        "SELECT {keys}, instant_of(TIME, X) AS district FROM dump|the zone must be :zone or a text literal",
        "SELECT {keys}, offence_code('other', X) AS district FROM dump|the vendor has no code list other.csv",
        "SELECT {keys}, crash_code('offences', X) AS district FROM dump|code list offences.csv has no column crash_code",
        "SELECT {keys}, wgs84_lon(X, Y, 'EPSG:1') AS lon FROM dump|the third argument must be :coordinate_system",
        "SELECT {keys}, issue(X, true) AS _issues FROM dump|a name must be a text literal",
        "SELECT {keys}, issues() AS _issues FROM dump|issues: takes at least 1 argument(s), not 0"
      })
  void anythingButAProjectionRowForRowIsRefused(String sql, String message) {
    assertThatThrownBy(() -> select(sql.replace("{keys}", KEYS)))
        .isInstanceOf(InvalidSources.class)
        .hasMessageStartingWith("Invalid sources: ")
        .hasMessageContaining("incident.sql: ")
        .hasMessageContaining(message);
  }

  @Test
  void allProblemsOfASelectAreReportedTogether() {
    assertThatThrownBy(() -> select("SELECT Z AS incident_no, uuid() AS street FROM dump"))
        .hasMessageContaining("4 problem(s)")
        .hasMessageContaining("incident.sql: incident_no: reads 'Z'")
        .hasMessageContaining("incident.sql: street: function uuid is not allowed")
        .hasMessageContaining("incident.sql: street: is no column of standard.incident")
        .hasMessageContaining("incident.sql: offence_no: is missing");
  }

  @Test
  void conversionThatOneOddRecordWouldStopIsRefusedBeforeTheFirstRecord() {
    VendorSelect select = select("SELECT " + KEYS + ", X > 0 AS __east FROM dump");

    assertThatThrownBy(() -> select.apply(dump(new String[] {"A", "1", "", "", ""}), PARAMETERS))
        .isInstanceOf(InvalidSources.class)
        .hasMessageContaining("one odd record would stop; use try_cast, or compare with a text");
  }

  @Test
  void columnOfTheWrongTypeIsRefusedByName() {
    VendorSelect select = select("SELECT " + KEYS + ", X AS lon FROM dump");

    assertThatThrownBy(() -> select.apply(dump(new String[] {"A", "1", "", "", ""}), PARAMETERS))
        .hasMessageContaining("incident.sql: lon: is string, but must be double");
  }

  @Test
  void expressionThatSparkCannotTypeIsRefusedWithItsReason() {
    VendorSelect select = select("SELECT " + KEYS + ", (X AND Y) AS __both FROM dump");

    assertThatThrownBy(() -> select.apply(dump(new String[] {"A", "1", "", "", ""}), PARAMETERS))
        .isInstanceOf(InvalidSources.class)
        .hasMessageStartingWith("Invalid SELECT in incident.sql: ")
        .hasMessageContaining("No row of this source was changed; correct the SELECT.");
  }

  @Test
  void parameterWithoutAValueIsRefused() {
    VendorSelect select = select("SELECT " + KEYS + ", :city_code AS district FROM dump");

    assertThatThrownBy(() -> select.apply(dump(new String[] {"A", "1", "", "", ""}), Map.of()))
        .hasMessage(
            "Cannot apply the vendor's SELECT: parameter :city_code has no value. Give the parameters of the source.");
  }
}
