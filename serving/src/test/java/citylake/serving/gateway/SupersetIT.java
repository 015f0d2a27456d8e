package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.serving.browser.OpenBrowser;
import citylake.testing.LocalSpark;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Superset as people use it. It has a database for each who asks: the officer for a case, and the
 * leader for no purpose.
 */
@Tag("slow")
class SupersetIT {
  private static final Map<String, String> FOR_A_CASE =
      Map.of(SessionSettings.PURPOSE, "investigation", SessionSettings.CASE, "A-2026/17");
  private static final Map<String, Object> WEIGHT = SupersetApi.expression("SUM(weight)", "weight");
  private static final String DATABASES = "/api/v1/database/";
  private static final String EXECUTE = "/api/v1/sqllab/execute/";
  private static final String CHART_DATA = "/api/v1/chart/data";
  private static final String NO_PURPOSE =
      "Cannot read published.hour_of_week without a purpose. It may be read for: ";
  private static final Path SCREENSHOT =
      SharedData.projectRoot().resolve("serving/target/screenshots/superset-chart.png");

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  @TempDir static Path folder;
  private static ReleasedLake lake;
  private static SupersetLab lab;
  private static int officer;
  private static int leader;
  private static int officersHours;
  private static int leadersHours;
  private static int chart;

  @BeforeAll
  static void start() throws Exception {
    lake = ReleasedLake.in(spark.folder(), spark.session(), "lake");
    lab = new SupersetLab(folder, spark.session(), lake.catalog());
    officer = lab.added(lab.database("officer", SupersetLab.OFFICER, FOR_A_CASE));
    leader = lab.added(lab.database("leader", SupersetLab.LEADER, Map.of()));
    officersHours = lab.dataset(officer, "published", "hour_of_week");
    leadersHours = lab.selected(leader, "hours", "SELECT * FROM published.hour_of_week");
    chart = lab.bars(officersHours, "hour", WEIGHT);
  }

  @AfterAll
  static void stop() throws Exception {
    if (lab != null) {
      lab.close();
    }
    lake.close();
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(field == null ? each.asText() : each.get(field).asText()));
    return texts;
  }

  private static List<String> schemas(int database) throws Exception {
    return texts(lab.superset.get(DATABASES + database + "/schemas/").get("result"), null);
  }

  private static String tablesIn(int database, String schema) {
    return DATABASES + "%d/tables/?q=(force:!t,schema_name:%s)".formatted(database, schema);
  }

  private static List<String> tables(int database, String schema) throws Exception {
    return texts(lab.superset.get(tablesIn(database, schema)).get("result"), "value");
  }

  private static List<String> columns(int dataset) throws Exception {
    JsonNode found = lab.superset.get("/api/v1/dataset/" + dataset).get("result");
    return texts(found.get("columns"), "column_name");
  }

  @Test
  void listsHoldWhatIsGrantedAndNothingElse() throws Exception {
    assertThat(schemas(officer)).containsExactlyInAnyOrder("published", "standard");
    assertThat(tables(officer, "published")).containsExactly("hour_of_week");
    assertThat(tables(officer, "standard")).containsExactly("crash");
    assertThat(columns(officersHours)).contains("city_code", "hour", "weight");

    assertThat(schemas(leader)).containsExactly("published");
    assertThat(tables(leader, "published")).containsExactly("hour_of_week");
    assertThat(lab.superset.refused(tablesIn(leader, "standard"), null))
        .contains("Cannot use schema 'standard': there is none of that name, or nothing in it");
    assertThat(columns(leadersHours))
        .as("without a purpose")
        .containsExactlyInAnyOrder("city_code", "kind", "dow", "hour");
  }

  @Test
  void whatSupersetAsksOfItselfIsNoDeniedStatement() throws Exception {
    int before = lab.gateway.events().size();
    String of = DATABASES + officer;
    String table = "?name=hour_of_week&schema=published";

    lab.superset.get(tablesIn(officer, "published"));
    lab.superset.get(of + "/table_metadata/" + table);
    lab.superset.get(of + "/table_metadata/extra/" + table);
    JsonNode functions = lab.superset.get(of + "/function_names/").get("function_names");

    assertThat(texts(functions, null)).contains("date_trunc").doesNotContain("reflect");
    assertThat(lab.eventsSince(before))
        .noneMatch(event -> event.get("outcome").asText().equals("DENIED"))
        .anyMatch(event -> event.path("statement").asText().startsWith("SHOW VIEWS"))
        .anyMatch(event -> event.path("statement").asText().startsWith("SHOW CREATE VIEW"))
        .anyMatch(event -> event.path("statement").asText().startsWith("SHOW FUNCTIONS"));
  }

  @Test
  void chartHasTheFiguresThatTheLakeGivesThisUser() throws Exception {
    int before = lab.gateway.events().size();

    JsonNode figures =
        lab.superset.get("/api/v1/chart/%d/data/".formatted(chart)).get("result").get(0);

    List<List<Object>> rows = new ArrayList<>();
    for (JsonNode row : figures.get("data")) {
      JsonNode weight = row.get("weight");
      rows.add(
          Arrays.asList(row.get("hour").intValue(), weight.isNull() ? null : weight.doubleValue()));
    }
    assertThat(rows)
        .as("hour 22 is of another city, whose weights are not the officer's")
        .containsExactly(List.of(7, 1.5), List.of(8, 3.0), Arrays.asList(22, null));
    assertThat(lab.eventsSince(before))
        .filteredOn(event -> event.path("statement").asText().contains("SUM(weight)"))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.get("outcome").asText()).isEqualTo("ALLOWED");
              assertThat(event.get("user").asText()).isEqualTo("officer");
              assertThat(event.get("purpose").asText()).isEqualTo("investigation");
              assertThat(event.get("case").asText()).isEqualTo("A-2026/17");
            });
    assertThat(rows)
        .as("as the lake's own client is told")
        .isEqualTo(
            lab.ownClient(
                SupersetLab.OFFICER,
                FOR_A_CASE,
                "SELECT hour, sum(weight) FROM published.hour_of_week GROUP BY hour ORDER BY hour"));
  }

  @Test
  void timesAreCutToDays() throws Exception {
    Map<String, Object> day =
        Map.of(
            "expressionType",
            "SQL",
            "sqlExpression",
            "occurred_from",
            "label",
            "day",
            "columnType",
            "BASE_AXIS",
            "timeGrain",
            "P1D");

    JsonNode answer =
        lab.superset.ask(
            CHART_DATA, SupersetApi.query(lab.dataset(officer, "standard", "crash"), day, "count"));

    JsonNode days = answer.get("result").get(0).get("data");
    assertThat(days).hasSize(1);
    assertThat(Instant.ofEpochMilli(days.get(0).get("day").asLong()))
        .isEqualTo("2026-03-02T00:00:00Z");
    assertThat(days.get(0).get("count").asInt()).isEqualTo(1);
  }

  @Test
  void deniedIsToldInTheGatewaysWords() throws Exception {
    assertThat(inSqlLab(leader, "SELECT count(*) FROM standard.crash"))
        .contains("42501")
        .contains("Cannot read standard.crash: your role has no right to it, and none can be asked")
        .doesNotContain("\\tat ");
    assertThat(inSqlLab(leader, "SELECT weight FROM published.hour_of_week"))
        .contains("22023", NO_PURPOSE);
    assertThat(lab.superset.refused(CHART_DATA, SupersetApi.query(leadersHours, "hour", WEIGHT)))
        .contains(NO_PURPOSE);
    assertThat(inSqlLab(officer, "SELECT reflect('java.lang.System', 'exit', 1)"))
        .containsIgnoringCase("Cannot call 'reflect' here");
  }

  private static String inSqlLab(int database, String sql) throws Exception {
    return lab.superset.refused(EXECUTE, lab.superset.inSqlLab(database, sql));
  }

  @Test
  void nobodyActsForAnotherAndNoPasswordGoesToAStranger() throws Exception {
    Map<String, Object> acting = lab.database("acting", SupersetLab.OFFICER, FOR_A_CASE);
    acting.put("impersonate_user", true);
    assertThat(lab.superset.refused(DATABASES, acting))
        .contains("Cannot act for another user", "each logs in with their own name");

    int before = lab.gateway.events().size();
    assertThat(lab.superset.refused(DATABASES, lab.database("strange", SupersetLab.OFFICER, "{}")))
        .contains("Cannot reach the gateway at localhost:", "The password was not sent.")
        .contains("certificate verify failed");
    assertThat(lab.eventsSince(before)).as("nobody has tried to log in").isEmpty();
  }

  @Test
  void chartIsDrawn() throws Exception {
    Path profile = Files.createDirectories(folder.resolve("browser"));
    try (OpenBrowser browser = OpenBrowser.start(profile, 1200, 800)) {
      logIn(browser);
      browser.open(lab.started.address() + "/explore/?slice_id=%d&standalone=1".formatted(chart));
      JsonNode bars = DrawnBars.in(browser);
      browser.screenshot(SCREENSHOT);

      assertThat(bars).as("bars, see " + SCREENSHOT).hasSize(2);
      assertThat(bars.get(1).get("height").asDouble() / bars.get(0).get("height").asDouble())
          .as("3.0 to 1.5")
          .isCloseTo(2, within(0.02));
      assertThat(bars.get(0).get("to").asDouble()).as("at hour 7").isLessThan(0.36);
      assertThat(bars.get(1).get("to").asDouble()).as("none at hour 22").isLessThan(0.68);
    }
  }

  private static void logIn(OpenBrowser browser) throws InterruptedException {
    browser.open(lab.started.address() + "/login/");
    browser.await("document.querySelector('input[type=password]')");
    browser.value(
        """
        (() => {
          const write = (field, text) => {
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
            field.dispatchEvent(new Event('input', {bubbles: true}));
          };
          write(document.getElementById('username'), '%s');
          write(document.getElementById('password'), '%s');
          document.querySelector('button[type=submit]').click();
        })()
        """
            .formatted(StartedSuperset.ADMINISTRATOR, StartedSuperset.PASSWORD));
    browser.await("location.pathname.includes('welcome')");
  }
}
