package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.policy.Policy;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who may only count. In June there were six requests about noise in A, three of them in D1; in B
 * two medical ones, five of roads, six of noise, seven fires; one of noise in C, which has stopped
 * sharing.
 */
class CountedRowsTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final Asker STATISTICIAN =
      Province.asker("statistician").about("prevention", null);

  private static Province province;

  @BeforeAll
  static void open() throws IOException {
    province = ThreeCities.in(spark);
    ThreeCities.mendNames(spark);
  }

  @AfterEach
  void backToNoon() {
    province.clock().moveTo(Province.NOON);
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  private static List<String> counted(String where) throws Denied {
    return province.rows(
        STATISTICIAN,
        "SELECT city_code, request_code, date_format(requested_at_local, 'yyyy-MM-dd HH'), count(*) FROM standard.help_request WHERE %s GROUP BY ALL ORDER BY ALL"
            .formatted(where));
  }

  @Test
  void smallCellsAreNotThereNorWhatTellsThemBySubtraction() throws Denied {
    assertThat(counted("true"))
        .as("the medical ones are few, and B's total less all others would tell how many")
        .containsExactly(
            "[A,noise,2026-06-01 00,6]", "[B,fire,2026-06-01 00,7]", "[B,noise,2026-06-01 00,6]");
  }

  @Test
  @DisplayName("26: differencing of aggregates, repeated questions")
  void askedInPartsTheSameRowsCount() throws Denied {
    String total = "SELECT count(*) FROM standard.help_request WHERE city_code = 'B'";
    assertThat(province.rows(STATISTICIAN, total)).containsExactly("[13]");
    assertThat(province.rows(STATISTICIAN, total + " AND request_code <> 'fire'"))
        .containsExactly("[6]");
    assertThat(province.rows(STATISTICIAN, total + " AND request_code IN ('medical', 'road')"))
        .containsExactly("[0]");
    assertThat(
            province.rows(
                STATISTICIAN, total + " AND requested_at_local > timestamp_ntz'2026-06-01'"))
        .as("each stands at the beginning of its month")
        .containsExactly("[0]");
  }

  @Test
  void monthsCountWhenTheyAreOver() throws Denied {
    assertThat(counted("city_code = 'A'")).hasSize(1);
    province.clock().moveTo(Instant.parse("2026-06-30T23:59:59Z"));
    assertThat(counted("city_code = 'A'")).isEmpty();
  }

  @Test
  void nothingElseOfARowIsThere() throws Denied {
    assertThat(province.rows(STATISTICIAN, "SHOW COLUMNS IN standard.help_request"))
        .containsExactly("[city_code]", "[request_code]", "[requested_at_local]");
    for (String column : List.of("request_no", "agency", "district", "lon", "_state", "_row")) {
      assertThatThrownBy(
              () ->
                  province.rows(
                      STATISTICIAN,
                      "SELECT count(%s) FROM standard.help_request".formatted(column)))
          .isInstanceOf(Denied.class)
          .hasMessageContaining(column);
    }
    assertThatThrownBy(
            () ->
                province.rows(
                    STATISTICIAN.about("investigation", "C-1"),
                    "SELECT * FROM standard.suspect_file"))
        .as("a table of which no counts are declared")
        .isInstanceOf(Denied.class);
  }

  @Test
  void whoSeesRowsByAnotherRightDoesNotCountTheRestOfTheirCell() throws Denied {
    Asker both = Province.asker("counting.a").about("prevention", null);

    assertThat(
            province.rows(
                both,
                "SELECT city_code, district, request_no IS NULL, count(*) FROM standard.help_request WHERE _state = 'current' GROUP BY ALL ORDER BY ALL"))
        .as("six of noise less three of D1 would be three elsewhere")
        .containsExactly("[A,D1,false,4]");
  }

  @Test
  void ofRandomCellsNoTotalTellsASmallOne() {
    Random random = new Random(5);
    StructType types = new StructType().add("total", "string").add("kind", "string");
    List<Row> rows = new ArrayList<>();
    Map<String, Map<String, Integer>> cells = new TreeMap<>();
    for (int total = 0; total < 60; total++) {
      for (int kind = 0; kind < random.nextInt(7); kind++) {
        int size = 1 + random.nextInt(9);
        String name = random.nextInt(12) == 0 ? null : "k" + kind;
        for (int i = 0; i < size; i++) {
          rows.add(RowFactory.create("t" + total, name));
        }
        cells
            .computeIfAbsent("t" + total, any -> new TreeMap<>())
            .merge(String.valueOf(name), size, Integer::sum);
      }
    }
    Map<String, String> by = new LinkedHashMap<>(Map.of("total", "value", "kind", "value"));
    Policy.Counted counted = new Policy.Counted(by, Set.of("total"), 5, null, null);
    Dataset<Row> table = spark.session().createDataFrame(rows, types);
    Dataset<Row> again = spark.session().createDataFrame(rows, types);

    Dataset<Row> marked = new Cells(counted, Province.NOON).marked(table, again);

    assertThat(marked.count()).as("no row is made or lost").isEqualTo(rows.size());
    Map<String, Set<String>> shown = new TreeMap<>();
    for (Row row : marked.filter(Cells.shown(null)).select("total", "kind").collectAsList()) {
      shown
          .computeIfAbsent(row.getString(0), any -> new TreeSet<>())
          .add(String.valueOf(row.getString(1)));
    }
    cells.forEach((total, sizes) -> assertSafe(total, sizes, shown.getOrDefault(total, Set.of())));
    assertThat(shown).as("totals of which something is shown").hasSizeGreaterThan(20);
  }

  private static void assertSafe(String total, Map<String, Integer> sizes, Set<String> shown) {
    List<Integer> withheld = new ArrayList<>();
    sizes.forEach(
        (kind, size) -> {
          if (!shown.contains(kind)) {
            withheld.add(size);
          }
        });
    boolean isSmallThere = sizes.values().stream().anyMatch(size -> size < 5);
    if (!isSmallThere) {
      assertThat(withheld).as(total + " has no small cell").isEmpty();
    } else if (!shown.isEmpty()) {
      int smallest = shown.stream().mapToInt(sizes::get).min().orElseThrow();
      int together = withheld.stream().mapToInt(Integer::intValue).sum();
      assertThat(together).as("%s %s shows %s", total, sizes, shown).isGreaterThanOrEqualTo(5);
      assertThat(possible(withheld.size(), together, 1, 4, smallest))
          .as("%s %s shows %s: withheld cells of which sizes", total, sizes, shown)
          .isGreaterThan(1);
    }
    assertThat(shown).allSatisfy(kind -> assertThat(sizes.get(kind)).isGreaterThanOrEqualTo(5));
  }

  /** In how many ways so many cells, one small and none above the smallest shown, come to that. */
  private static int possible(int cells, int together, int from, int most, int smallest) {
    if (cells == 0) {
      return together == 0 ? 1 : 0;
    }
    int ways = 0;
    for (int size = from; size <= Math.min(most, together); size++) {
      ways += possible(cells - 1, together - size, size, smallest, smallest);
    }
    return ways;
  }
}
