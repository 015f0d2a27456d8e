package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.Denied;
import citylake.governance.gate.VisibleTable;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked through the gate gives what the same statement gives on a copy that holds only
 * the rows of that user with the masks of that user; and where the policy has a hole, this shows.
 */
class SameAsACopyTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  private static final List<String> USERS =
      List.of(
          "officer.a1",
          "officer.a2",
          "officer.b",
          "analyst.a",
          "analyst.b",
          "approver.a",
          "province",
          "leader",
          "auditor");
  private static final int IN_CI = 200;
  private static final int SLOW = 2_000;
  private static final int LEAST_CALLS = 5;
  private static final Map<String, String> answers = new LinkedHashMap<>();
  private static Province province;
  private static final Map<String, SparkSession> copies = new LinkedHashMap<>();
  private static final Map<String, Map<String, List<String>>> tables = new LinkedHashMap<>();

  @BeforeAll
  static void open() throws IOException {
    province = Province.in(spark);
    province.granted(Province.sightings("officer.a1", "aa11"), "approver.b");
    for (String user : USERS) {
      SparkSession copy = spark.session().newSession();
      tables.put(user, new CopyOfTheLake(spark.session()).make(copy, user));
      copies.put(user, copy);
    }
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  @Test
  void everyAnswerIsThatOfTheCopy() {
    GeneratedStatements statements = few();

    assertThat(differences(province.gate(), statements, IN_CI, Integer.MAX_VALUE)).isEmpty();
    assertThat(GeneratedStatements.neverCalled(AllowedFunctions.names()))
        .as("functions that are allowed, but that no statement calls")
        .isEmpty();
    assertThat(statements.called().keySet())
        .as("functions that only whole shapes of statements call")
        .containsAll(callable(FunctionTemplates.IN_SHAPES));
  }

  @Tag("slow")
  @Test
  void everyAnswerOfTwoThousandIsThatOfTheCopy() {
    GeneratedStatements statements = many();

    assertThat(differences(province.gate(), statements, SLOW, Integer.MAX_VALUE)).isEmpty();
    assertThat(callable(AllowedFunctions.names()))
        .allSatisfy(
            name ->
                assertThat(statements.called().getOrDefault(name, 0))
                    .as(name)
                    .isGreaterThanOrEqualTo(LEAST_CALLS));
  }

  /** Without those that are called by words of their own, not by name and brackets. */
  private static Set<String> callable(Set<String> functions) {
    Set<String> callable = new TreeSet<>(functions);
    callable.removeAll(Set.of("between", "when"));
    return callable;
  }

  private static GeneratedStatements few() {
    return new GeneratedStatements(7);
  }

  private static GeneratedStatements many() {
    return new GeneratedStatements(11);
  }

  static Stream<Hole> holes() {
    Column own = functions.col("city_code").equalTo("A");
    return Stream.of(
        new Hole("no row is filtered", view -> new TableView(null, view.columns())),
        new Hole("rows of any district", view -> new TableView(own, view.columns())),
        new Hole(
            "rows without a district",
            view -> rows(view, r -> r.or(functions.col("district").isNull()))),
        new Hole(
            "one row more", view -> rows(view, r -> r.or(functions.col("city_code").equalTo("B")))),
        new Hole("no row", view -> rows(view, r -> functions.lit(false))),
        new Hole("lon is not masked", view -> clear(view, "lon")),
        new Hole("lat is not masked", view -> clear(view, "lat")),
        new Hole("addresses are not masked", view -> clear(view, "address_text")),
        new Hole("names are not masked", view -> clear(view, "name")),
        new Hole("dates of birth are not masked", view -> clear(view, "born")),
        new Hole("phones are not masked", view -> clear(view, "phone")),
        new Hole("ID numbers are not masked", view -> clear(view, "id_no")),
        new Hole("plates are not masked", view -> clear(view, "plate_no_hash")),
        new Hole("weights of others are shown", view -> clear(view, "weight")));
  }

  static Stream<Hole> twoHoles() {
    return holes()
        .filter(hole -> Set.of("no row", "addresses are not masked").contains(hole.name()));
  }

  @ParameterizedTest
  @MethodSource("twoHoles")
  void aHoleInThePolicyIsFound(Hole hole) {
    assertFound(hole, few(), IN_CI);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("holes")
  void everyHoleInThePolicyIsFound(Hole hole) {
    assertFound(hole, many(), SLOW);
  }

  private static void assertFound(Hole hole, GeneratedStatements statements, int count) {
    try (GovernedSql leaking =
        new GovernedSql(spark.session(), province.lake().catalog(), hole.in(province.rights()))) {
      assertThat(differences(leaking, statements, count, 1))
          .as("%s: nobody noticed", hole)
          .isNotEmpty();
    }
  }

  /** What differs, at most so many times. */
  private static List<String> differences(
      GovernedSql gate, GeneratedStatements statements, int count, int most) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < count && differences.size() < most; i++) {
      String user = USERS.get(i % USERS.size());
      String sql = statements.next(tables.get(user));
      String governed = governed(gate, user, sql.replaceAll("[{}]", ""));
      String copied = copied(user, sql.replaceAll("\\{(\\w+)\\.(\\w+)\\}", "$1__$2"));
      if (!governed.equals(copied)) {
        differences.add(
            "%s: %s%n  through the gate %s%n  on the copy %s"
                .formatted(user, sql, governed, copied));
      }
    }
    return differences;
  }

  private static String governed(GovernedSql gate, String user, String sql) {
    try (Admission admission = gate.admit(Province.investigating(user), sql)) {
      return sorted(admission.rows().collectAsList());
    } catch (Denied e) {
      return "denied: " + e.getMessage();
    } catch (RuntimeException e) {
      return "failed: " + condition(e);
    }
  }

  /** Asked once, however many gates are compared with it. */
  private static String copied(String user, String sql) {
    return answers.computeIfAbsent(user + " " + sql, any -> answerOfTheCopy(user, sql));
  }

  private static String answerOfTheCopy(String user, String sql) {
    try {
      return sorted(copies.get(user).sql(sql).collectAsList());
    } catch (Exception e) {
      return "failed: " + condition(e);
    }
  }

  private static String condition(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof org.apache.spark.SparkThrowable spark && spark.getCondition() != null) {
        return spark.getCondition();
      }
    }
    return e.toString();
  }

  private static String sorted(List<Row> rows) {
    return rows.stream().map(Row::toString).sorted().toList().toString();
  }

  private static TableView rows(TableView view, UnaryOperator<Column> change) {
    return view.rows() == null ? view : new TableView(change.apply(view.rows()), view.columns());
  }

  private static TableView clear(TableView view, String column) {
    Map<String, Column> columns = new LinkedHashMap<>(view.columns());
    columns.computeIfPresent(column, (name, seen) -> functions.col(name));
    return new TableView(view.rows(), columns);
  }

  /** A fault planted into the views that the policy makes. */
  record Hole(String name, UnaryOperator<TableView> planted) {
    Rights in(Rights rights) {
      return new Rights() {
        @Override
        public Standing of(Asker asker) throws Denied {
          Standing sound = rights.of(asker);
          return new Standing() {
            @Override
            public Optional<TableView> of(TableName table) {
              return sound.of(table).map(view -> safely(table, view));
            }

            @Override
            public Denied missing(Set<TableName> names, Set<String> columns) {
              return sound.missing(names, columns);
            }

            @Override
            public Denied missing(AskedSightings asked) {
              return sound.missing(asked);
            }

            @Override
            public Concerned concerned(List<TableName> names) {
              return sound.concerned(names);
            }

            @Override
            public void recheck(List<TableName> names) throws Denied {
              sound.recheck(names);
            }
          };
        }

        @Override
        public List<VisibleTable> visible(Asker asker) throws Denied {
          return rights.visible(asker);
        }
      };
    }

    /** Some holes are about columns that not every table has. */
    private TableView safely(TableName table, TableView view) {
      boolean isOfDistricts = name.contains("district");
      boolean hasDistricts =
          table.table().equals("incident") || table.table().equals("vehicle_sighting");
      return isOfDistricts && !hasDistricts ? view : planted.apply(view);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
