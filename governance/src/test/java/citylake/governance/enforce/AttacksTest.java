package citylake.governance.enforce;

import static citylake.governance.enforce.Province.asker;
import static citylake.governance.enforce.Province.investigating;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Ways around governance that were found in other systems, each tried by somebody with few rights:
 * denied, or no more than their own rows and masks. Approvals that are used for something else
 * (number 28) are in {@link ApprovedSightingsTest}, settings and cursors of the protocol with the
 * gateway.
 */
class AttacksTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final String NOT_HERE =
      " here: only SELECT with the functions listed in docs/governed-sql.md, SHOW TABLES, SHOW COLUMNS, DESCRIBE and EXPLAIN are allowed. Nothing was run.";
  private static Province province;

  @BeforeAll
  static void open() throws IOException {
    province = Province.in(spark);
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  @Test
  @DisplayName("1, 2: metadata tables and changes")
  void metadataTables() {
    for (String table :
        List.of(
            "files data_files delete_files entries manifests partitions snapshots history refs metadata_log_entries position_deletes all_data_files all_entries all_files all_manifests changes"
                .split(" "))) {
      denied(
          "SELECT * FROM standard.incident." + table,
          "Cannot read 'standard.incident.%s'".formatted(table) + NOT_HERE);
      denied(
          "SELECT * FROM lake.standard.incident." + table,
          "Cannot read 'lake.standard.incident.%s'".formatted(table) + NOT_HERE);
    }
  }

  @Test
  @DisplayName("3: options that read another state")
  void readOptions() {
    denied(
        "SELECT * FROM standard.incident WITH ('snapshot-id' = '1')",
        "Cannot read a table with options" + NOT_HERE);
    denied(
        "SELECT * FROM standard.incident WITH ('branch' = 'n1')",
        "Cannot read a table with options" + NOT_HERE);
  }

  @Test
  @DisplayName("4: time travel, also by an expression that would run")
  void timeTravel() {
    for (String when :
        List.of(
            "VERSION AS OF 1",
            "FOR VERSION AS OF 1",
            "TIMESTAMP AS OF '2026-07-01'",
            "TIMESTAMP AS OF current_timestamp()",
            "FOR SYSTEM_TIME AS OF '2026-07-01'")) {
      denied(
          "SELECT * FROM standard.incident " + when,
          "Cannot read an earlier state of a table" + NOT_HERE);
    }
  }

  @Test
  @DisplayName("5: branches and tags")
  void branchesAndTags() {
    denied(
        "SELECT * FROM standard.incident.branch_n1",
        "Cannot read 'standard.incident.branch_n1'" + NOT_HERE);
    denied(
        "SELECT * FROM standard.incident.tag_r1",
        "Cannot read 'standard.incident.tag_r1'" + NOT_HERE);
    denied(
        "SELECT * FROM standard.incident VERSION AS OF 'audit'",
        "Cannot read an earlier state of a table" + NOT_HERE);
  }

  @Test
  @DisplayName("6: paths")
  void paths() {
    for (String format :
        List.of("parquet", "orc", "csv", "text", "json", "binaryFile", "iceberg")) {
      denied(
          "SELECT * FROM %s.`/etc/passwd`".formatted(format),
          "Cannot read '%s./etc/passwd': no table of the lake has such a name".formatted(format)
              + NOT_HERE);
    }
    deniedKind("CALL lake.system.register_table('standard.x', '/m.json')", "Call");
    deniedKind("CALL lake.system.add_files('standard.x', 'parquet.`/x`')", "Call");
    denied(
        "SELECT * FROM night.standard.incident",
        "Cannot read 'night.standard.incident'" + NOT_HERE);
    denied(
        "SELECT * FROM spark_catalog.standard.incident",
        "Cannot read 'spark_catalog.standard.incident'" + NOT_HERE);
  }

  @Test
  @DisplayName("7, 8: views of one's own")
  void views() {
    deniedKind("CREATE VIEW standard.v AS SELECT * FROM standard.incident", "CreateView");
    deniedKind("CREATE TEMPORARY VIEW v AS SELECT * FROM standard.incident", "CreateView");
    deniedKind("ALTER VIEW standard.v AS SELECT 1", "AlterViewAs");
  }

  @Test
  @DisplayName("9: WITH, EXISTS, IN, scalar and LATERAL subqueries see the same rows")
  void subqueries() throws Denied {
    for (String sql :
        List.of(
            "WITH t AS (SELECT * FROM standard.incident) SELECT count(*) FROM t",
            "WITH t AS (SELECT * FROM standard.incident), u AS (SELECT * FROM t) SELECT count(*) FROM u a JOIN u b ON a.incident_no = b.incident_no",
            "SELECT (SELECT count(*) FROM standard.incident)",
            "SELECT count(*) FROM standard.incident a WHERE EXISTS (SELECT 1 FROM standard.incident b WHERE a.incident_no = b.incident_no)",
            "SELECT count(*) FROM standard.incident WHERE incident_no IN (SELECT incident_no FROM standard.incident)",
            "SELECT (SELECT count(*) FROM standard.incident b WHERE b.city_code = a.city_code) FROM standard.incident a",
            "SELECT count(*) FROM standard.incident a, LATERAL (SELECT a.lon AS x)",
            "SELECT count(*) FROM (SELECT * FROM standard.incident UNION SELECT * FROM standard.incident)")) {
      assertThat(province.rows(investigating("officer.a1"), sql)).as(sql).containsExactly("[1]");
    }
    denied(
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT * FROM t",
        "Cannot run a recursive WITH" + NOT_HERE);
  }

  @Test
  @DisplayName("10: EXPLAIN and DESCRIBE EXTENDED tell nothing of what lies below")
  void plans() throws Denied {
    for (String how : List.of("", "EXTENDED", "COST", "FORMATTED", "CODEGEN")) {
      String plan =
          String.join(
              "",
              province.rows(
                  investigating("officer.a1"),
                  "EXPLAIN %s SELECT lon FROM standard.incident WHERE offence_code = '0501'"
                      .formatted(how)));
      assertThat(plan)
          .contains("Governed standard.incident", "0501")
          .doesNotContain("D1", "snapshot", "Statistics", "parquet", "citylake-governed");
    }
    denied(
        "DESCRIBE EXTENDED standard.incident",
        "Cannot DESCRIBE EXTENDED or a partition: it tells of files; DESCRIBE TABLE is allowed"
            + NOT_HERE);
    denied(
        "DESCRIBE EXTENDED standard.incident district",
        "Cannot DESCRIBE EXTENDED or a partition: it tells of files; DESCRIBE TABLE is allowed"
            + NOT_HERE);
    deniedKind("EXPLAIN DELETE FROM standard.incident", "DeleteFromTable");
  }

  @Test
  @DisplayName("the account that the gateway runs under is nobody's business")
  void accountOfTheGateway() {
    for (String name : List.of("current_user", "session_user", "user")) {
      denied("SELECT " + name, "Cannot call current_user here");
    }
  }

  /** Each name is made of another, so that what follows from the condition has 2^24 forms. */
  @Test
  @Timeout(60)
  @DisplayName("conditions from which too much follows")
  void conditionsFromWhichTooMuchFollows() throws Denied {
    String made =
        IntStream.range(0, 24)
            .mapToObj(i -> "lon+%d AS c%d".formatted(i, i))
            .collect(joining(", "));
    String again =
        IntStream.range(0, 24).mapToObj(i -> "c%d+1 AS d%d".formatted(i, i)).collect(joining(", "));
    String all = IntStream.range(0, 24).mapToObj(i -> "c%d+1".formatted(i)).collect(joining(", "));
    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT count(*) FROM (SELECT %s FROM (SELECT DISTINCT %s FROM standard.incident) WHERE greatest(%s) > 3 LIMIT 100) x JOIN (SELECT DISTINCT lon AS k FROM standard.incident) y ON d0 = k"
                    .formatted(again, made, all)))
        .hasSize(1);
  }

  @Test
  @DisplayName("denials tell whose rows were wanted, however they are named")
  void denialsTellWhoseRowsWereWanted() {
    for (String sql :
        List.of(
            "SELECT * FROM standard.crash.files",
            "SELECT * FROM lake.standard.crash VERSION AS OF 1",
            "SELECT _file FROM standard.crash",
            "SELECT * FROM crash",
            "WITH t AS (SELECT 1) SELECT * FROM t, crash",
            "SELECT * FROM (WITH crash AS (SELECT 1) SELECT * FROM crash), crash",
            "DESCRIBE EXTENDED standard.crash",
            "EXPLAIN SELECT id_no_hash FROM standard.crash",
            "SELECT 1 WHERE EXISTS (SELECT id_no_hash FROM standard.crash)",
            "INSERT INTO standard.crash SELECT * FROM standard.crash")) {
      assertThatThrownBy(
              () ->
                  province.rows(
                      new Asker("officer.b", "s", "investigation", "C-1", "standard"), sql))
          .as(sql)
          .isInstanceOfSatisfying(
              Denied.class,
              denied -> {
                assertThat(denied.tables()).as(sql).containsExactly("standard.crash");
                assertThat(denied.concerned().cities()).containsExactly(Concerned.ALL);
              });
    }
    assertThatThrownBy(
            () ->
                province.rows(
                    new Asker("officer.b", "s", "investigation", null, "standard"),
                    "SELECT * FROM crash"))
        .isInstanceOfSatisfying(
            Denied.class, denied -> assertThat(denied.tables()).containsExactly("standard.crash"));
  }

  @Test
  @Timeout(60)
  @DisplayName("names that stand for more and more, which the planner would write out")
  void namesThatDouble() {
    String nested = "SELECT lon AS a FROM standard.incident";
    StringBuilder parts = new StringBuilder("WITH t0 AS (" + nested + ")");
    StringBuilder lateral = new StringBuilder("SELECT lon AS a0");
    String union = nested;
    String text = "SELECT city_code AS a FROM standard.incident";
    for (int i = 1; i <= 24; i++) {
      nested = "SELECT a + a AS a FROM (" + nested + ")";
      parts.append(", t%d AS (SELECT a + a AS a FROM t%d)".formatted(i, i - 1));
      lateral.append(", a%d + a%d AS a%d".formatted(i - 1, i - 1, i));
      union = "SELECT a + a AS a FROM (" + union + " UNION ALL SELECT 1.5)";
      text = "SELECT concat(a, a) AS a FROM (" + text + ")";
    }
    for (String sql :
        List.of(
            "SELECT count(*) FROM (" + nested + ") WHERE a > 0",
            "EXPLAIN SELECT count(*) FROM (" + nested + ") WHERE a > 0",
            parts + " SELECT count(*) FROM t24 WHERE a > 0",
            "SELECT 1 WHERE EXISTS (" + parts + " SELECT * FROM t24 WHERE a > 0)",
            "SELECT count(*) FROM (" + lateral + " FROM standard.incident) WHERE a24 > 0",
            "SELECT count(*) FROM (" + union + ") WHERE a > 0",
            "SELECT max(length(a)) FROM (" + text + ")")) {
      denied(sql, "Cannot run the statement: with what each name stands for put in its place");
    }
    String inOuterNames = "SELECT lon AS a FROM standard.incident";
    for (int i = 0; i < 8; i++) {
      inOuterNames =
          "SELECT (SELECT x.b+x.b+x.b+x.b+x.b+x.b+x.b+x.b FROM (SELECT t%d.a+0 AS b) x) AS a FROM (%s) t%d"
              .formatted(i, inOuterNames, i);
    }
    denied(
        "SELECT a FROM (" + inOuterNames + ") WHERE a > 5",
        "Cannot run the statement: with what each name stands for put in its place");
    String many = IntStream.range(0, 5_000).mapToObj(String::valueOf).collect(joining(", "));
    assertThatCode(
            () ->
                province.rows(
                    investigating("officer.a1"),
                    "SELECT count(*) FROM standard.incident WHERE lon IN (" + many + ")"))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("a few words that would become millions of columns, or are nested without end")
  void tooLarge() {
    StringBuilder doubled = new StringBuilder("WITH t0 AS (SELECT * FROM hour_of_week)");
    for (int i = 1; i < 12; i++) {
      doubled.append(", t%d AS (SELECT * FROM t%d a CROSS JOIN t%d b)".formatted(i, i - 1, i - 1));
    }
    denied(doubled + " SELECT 1 FROM t11", "Cannot run the statement: with all its parts put in");
    String nested = "(".repeat(6_000) + "1" + ")".repeat(6_000);
    denied(
        "SELECT " + nested, "Cannot run the statement: it is nested too deeply. Nothing was run.");
  }

  @Test
  @DisplayName("10: what Spark cannot take is told without the plan that lies below")
  void plansInMessages() {
    for (String sql :
        List.of(
            "SELECT a.city_code, n FROM standard.incident a, LATERAL (SELECT count(*) AS n FROM standard.incident b WHERE b.city_code = a.city_code)",
            "SELECT lon, count(*) FROM standard.incident",
            "SELECT nothing FROM standard.incident",
            "SELECT lon + address_text FROM standard.incident GROUP BY lon",
            "SELECT (SELECT lon, lat FROM standard.incident)")) {
      assertThatThrownBy(() -> province.rows(investigating("officer.a1"), sql))
          .as(sql)
          .isInstanceOf(Denied.class)
          .satisfies(
              e ->
                  assertThat(e.getMessage())
                      .doesNotContain("Filter", "Project", "#", "D1", "citylake-governed", "CASE"));
    }
  }

  @Test
  @DisplayName("11: a hidden column anywhere in a statement")
  void hiddenColumnAnywhere() {
    for (String sql :
        List.of(
            "SELECT 1 FROM standard.vehicle_sighting WHERE sighting_no = 's2'",
            "SELECT 1 FROM standard.incident a JOIN standard.vehicle_sighting b ON a.incident_no = b.sighting_no",
            "SELECT count(*) FROM standard.vehicle_sighting GROUP BY sighting_no",
            "SELECT count(*) FROM standard.vehicle_sighting HAVING max(sighting_no) > 's'",
            "SELECT city_code FROM standard.vehicle_sighting ORDER BY sighting_no",
            "SELECT row_number() OVER (ORDER BY sighting_no) FROM standard.vehicle_sighting",
            "SELECT typeof(sighting_no) FROM standard.vehicle_sighting",
            "SELECT count(sighting_no) FROM standard.vehicle_sighting")) {
      denied(
          sql,
          "Cannot read column(s) sighting_no of standard.vehicle_sighting without an approval of 2 approvers of the province.");
    }
  }

  @Test
  @DisplayName("12: a predicate on a masked column sees the mask")
  void predicateOnMask() throws Denied {
    assertThat(
            province.rows(
                investigating("province"),
                "SELECT incident_no FROM standard.incident WHERE lon > 117.123 AND lon < 117.13"))
        .isEmpty();
    assertThat(
            province.rows(
                investigating("province"),
                "SELECT incident_no FROM standard.incident WHERE lon = 117.12"))
        .containsExactly("[a1]");
    assertThat(
            province.rows(
                investigating("province"),
                "SELECT count(*) FROM standard.incident a JOIN standard.incident b ON a.address_text = b.address_text WHERE a.incident_no < b.incident_no"))
        .as("masks that are equal join")
        .containsExactly("[1]");
  }

  @Test
  @DisplayName("13: statistics of the files are those of the masked values")
  void statistics() throws Denied {
    assertThat(
            province.rows(
                investigating("province"),
                "SELECT min(lon), max(lon), min(address_text), count(lon) FROM standard.incident"))
        .containsExactly("[117.12,118.12,***,3]");
    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT min(incident_no), max(incident_no), count(*) FROM standard.incident"))
        .containsExactly("[a1,a1,1]");
    assertThat(
            province.rows(
                investigating("province"),
                "SELECT lon FROM standard.incident ORDER BY lon DESC LIMIT 1"))
        .containsExactly("[118.12]");
  }

  @Test
  @DisplayName("14: what fails on a hidden row does not run on it")
  void failingOnHiddenRows() throws Denied {
    for (String sql :
        List.of(
            "SELECT count(*) FROM standard.incident WHERE 1 / (CASE WHEN incident_no = 'b1' THEN 0 ELSE 1 END) = 1",
            "SELECT count(*) FROM standard.incident WHERE CAST(CASE WHEN city_code = 'A' THEN '1' ELSE address_text END AS INT) = 1",
            "SELECT count(*) FROM standard.incident WHERE element_at(array(1), IF(city_code = 'A', 1, 2)) = 1",
            "SELECT count(1 / (CASE WHEN city_code = 'B' THEN 0 ELSE 1 END)) FROM standard.incident",
            "SELECT count(*) FROM standard.incident a JOIN standard.incident b ON a.incident_no = b.incident_no AND 1 / (CASE WHEN b.city_code = 'B' THEN 0 ELSE 1 END) = 1",
            "SELECT count(*) FROM standard.incident WHERE EXISTS (SELECT 1 FROM standard.incident WHERE 1 / (CASE WHEN city_code = 'B' THEN 0 ELSE 1 END) = 1)")) {
      assertThat(province.rows(investigating("officer.a1"), sql)).as(sql).containsExactly("[1]");
    }
    denied(
        "SELECT raise_error(address_text) FROM standard.incident",
        "Cannot call 'raise_error'" + NOT_HERE);
    denied(
        "SELECT assert_true(lon > 117) FROM standard.incident",
        "Cannot call 'assert_true'" + NOT_HERE);
  }

  @Test
  @DisplayName("14: what fails in a branch that no row takes is no endless work for the planner")
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void failingInNoRow() throws Denied {
    assertThat(
            province.rows(
                asker("auditor"),
                "SELECT kind FROM published.hour_of_week WHERE 1 / (CASE WHEN city_code = 'X' THEN 0 ELSE 1 END) = 1"))
        .hasSize(2);
  }

  @Test
  @DisplayName("15: code")
  void code() {
    for (String call :
        List.of(
            "reflect('java.lang.System', 'exit', 1)",
            "java_method('java.lang.System', 'exit', 1)",
            "try_reflect('java.lang.System', 'exit', 1)",
            "input_file_name()",
            "current_user()",
            "lake.system.bucket(2, incident_no)",
            "spark_partition_id()",
            "version()",
            "from_csv('1', 'a INT')")) {
      denied(
          "SELECT %s FROM standard.incident".formatted(call),
          "Cannot call '%s'".formatted(call.substring(0, call.indexOf('('))) + NOT_HERE);
    }
    deniedKind(
        "SELECT TRANSFORM(lon) USING 'cat' AS (x) FROM standard.incident", "ScriptTransformation");
    deniedKind("ADD JAR '/tmp/x.jar'", "AddJars");
    deniedKind("CREATE FUNCTION f AS 'x.Y'", "CreateFunction");
    deniedKind("CREATE TEMPORARY FUNCTION f(x INT) RETURNS INT RETURN x", "CreateSQLFunction");
  }

  @Test
  @DisplayName("16: settings")
  void settings() {
    for (String sql :
        List.of(
            "SET spark.sql.extensions = x",
            "SET",
            "RESET",
            "USE night",
            "SET CATALOG night",
            "SET TIME ZONE 'UTC'")) {
      denied(sql, "Cannot ");
    }
  }

  @Test
  @DisplayName("17: caches and temporary views of others")
  void caches() {
    deniedKind("CACHE TABLE standard.incident", "CacheTable");
    deniedKind("UNCACHE TABLE standard.incident", "UncacheTable");
    denied("SELECT * FROM global_temp.v", "");
  }

  @Test
  @DisplayName("18, 19: copying out, writing")
  void writing() {
    for (String sql :
        List.of(
            "CREATE TABLE standard.x AS SELECT * FROM standard.incident",
            "CREATE TABLE standard.x USING csv LOCATION '/tmp/x' AS SELECT 1",
            "INSERT INTO standard.incident SELECT * FROM standard.incident",
            "INSERT OVERWRITE DIRECTORY '/tmp/x' USING csv SELECT * FROM standard.incident",
            "DELETE FROM standard.incident WHERE city_code = 'B'",
            "UPDATE standard.incident SET lon = 1",
            "MERGE INTO standard.incident t USING standard.incident s ON t.incident_no = s.incident_no WHEN MATCHED THEN DELETE",
            "TRUNCATE TABLE standard.incident",
            "FROM standard.incident INSERT INTO standard.crash SELECT *")) {
      denied(sql, NOT_HERE);
    }
  }

  @Test
  @DisplayName("20: a column without a grade, or under another name, is not there")
  void ungradedColumns() throws Denied {
    for (String sql :
        List.of(
            "ALTER TABLE standard.incident RENAME TO standard.open",
            "ALTER TABLE standard.incident ADD COLUMN x STRING",
            "ALTER TABLE standard.incident UNSET TBLPROPERTIES ('a')",
            "ALTER TABLE standard.incident ALTER COLUMN lon TYPE STRING",
            "DROP TABLE standard.incident")) {
      denied(sql, NOT_HERE);
    }
    spark.session().sql("ALTER TABLE lake.ops.run ADD COLUMN ungraded STRING");
    spark.session().sql("ALTER TABLE lake.ops.run RENAME COLUMN outcome TO result");
    spark
        .session()
        .sql("INSERT INTO lake.ops.run (run, step, attempt, ungraded) VALUES ('n2', 's', 1, 'x')");
    province.lake().release(2, province.lake().tables());

    assertThat(province.rows(asker("engineer").about("oversight", null), "DESCRIBE ops.run"))
        .anyMatch(column -> column.startsWith("[step,"))
        .noneMatch(column -> column.startsWith("[ungraded") || column.startsWith("[result"));
  }

  @Test
  @DisplayName("21: tricks with names")
  void names() throws Denied {
    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT `INCIDENT_NO`, Lake.`Standard`.incident.LON FROM lake.`standard`.`incident`"))
        .containsExactly("[a1,117.123456]");
    assertThat(
            String.join(
                "",
                province.rows(
                    investigating("officer.a1"),
                    "SELECT to_json(struct(*)) FROM standard.incident")))
        .contains("\"incident_no\":\"a1\"")
        .doesNotContain("_row", "老街");
    assertThat(
            province.rows(
                investigating("officer.a1"),
                "SELECT * EXCEPT (lon) FROM standard.vehicle_sighting"))
        .hasSize(1)
        .noneMatch(row -> row.contains("aa11") || row.contains("s1"));
    denied("SELECT * FROM LAKE.STANDARD.INCIDENT", "");
    denied("SELECT `ſighting_no` FROM standard.vehicle_sighting", "");
    denied(
        "SELECT * FROM standard.`vehicle_sighting `", "Cannot read 'standard.vehicle_sighting '");
    denied("SELECT _row.content_hash FROM standard.incident", "Cannot read column(s) _row of");
    denied("SELECT _file, _pos FROM standard.incident", "");
  }

  @Test
  @DisplayName("22: a policy that cannot be read opens nothing")
  void unreadablePolicy() throws IOException {
    Path own = province.folder().resolve("policy.yaml");
    Files.writeString(own, "version: 1\nroles: {officer: {rights: []}}");
    try {
      denied("SELECT 1", "Cannot answer: policy, users or approvals cannot be read");
    } finally {
      Files.delete(own);
    }
  }

  @Test
  @DisplayName("23: lists and statistics of the catalog")
  void lists() throws Denied {
    for (String sql :
        List.of(
            "SHOW PARTITIONS standard.incident",
            "SHOW TABLE EXTENDED IN standard LIKE '*'",
            "SHOW TBLPROPERTIES standard.incident",
            "SHOW CREATE TABLE standard.incident",
            "SHOW CATALOGS",
            "SHOW NAMESPACES",
            "SHOW FUNCTIONS",
            "ANALYZE TABLE standard.incident COMPUTE STATISTICS",
            "DESCRIBE NAMESPACE EXTENDED standard")) {
      denied(sql, NOT_HERE);
    }
    assertThat(province.rows(asker("auditor"), "SHOW TABLES IN standard")).isEmpty();
    denied("DESCRIBE standard.household_member", "");
  }

  @Test
  @DisplayName("26: small cells are in no table that everybody reads")
  void smallCells() {
    assertThatThrownBy(
            () -> province.rows(asker("auditor"), "SELECT weight FROM published.hour_of_week"))
        .isInstanceOf(Denied.class)
        .hasMessage(
            "Cannot read column(s) weight of published.hour_of_week: your role has no right to it, and none can be asked for.");
  }

  @Test
  @DisplayName("32: procedures on snapshots")
  void procedures() {
    for (String procedure :
        List.of(
            "rollback_to_snapshot('standard.incident', 1)",
            "set_current_snapshot('standard.incident', 1)",
            "cherrypick_snapshot('standard.incident', 1)",
            "expire_snapshots('standard.incident')",
            "remove_orphan_files('standard.incident')")) {
      deniedKind("CALL lake.system." + procedure, "Call");
    }
  }

  @Test
  @DisplayName("33: quarantine and operations tables")
  void sideTables() {
    for (String table : List.of("quarantine.record", "ops.run", "raw.record", "ops.release")) {
      denied("SELECT * FROM " + table, "");
    }
  }

  private static void deniedKind(String sql, String kind) {
    assertThatThrownBy(() -> province.rows(investigating("officer.a1"), sql))
        .as(sql)
        .isInstanceOf(Denied.class)
        .hasMessageContaining("Cannot run a statement of this kind (" + kind);
  }

  private static void denied(String sql, String message) {
    assertThatThrownBy(() -> province.rows(investigating("officer.a1"), sql))
        .as(sql)
        .isInstanceOf(Denied.class)
        .hasMessageContaining(message);
  }
}
