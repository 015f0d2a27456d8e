package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.governance.enforce.GeneratedStatements.Generated;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.gate.StatementGate;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A governed lake beside copies of it, one for each asker, that hold only their rows under their
 * masks; and what becomes of statements that are asked of both.
 */
final class Comparison implements AutoCloseable {
  /** States by which either says that there is no such thing for whoever asks. */
  private static final Set<String> NOT_THERE = Set.of(Denied.NO_RIGHT, "42703", "42P01");

  /** How states begin by which an engine says that it is at fault itself. */
  static final String BROKEN = "XX";

  private static final String ROWS = "rows: ";
  private static final String DENIED = "denied";

  /** Shorter ones are also parts of others, and of results. */
  private static final int TELLING = 6;

  private static final Pattern DIGITS = Pattern.compile("([0-9]+[.][0-9]{6})[0-9]+");

  private final Province province;
  private final SparkSession lake;
  private final Map<String, Asker> askers = ThreeCities.askers();
  private final List<String> names = List.copyOf(askers.keySet());
  private final Map<String, SparkSession> copies = new LinkedHashMap<>();
  private final Map<String, Map<String, List<String>>> tables = new LinkedHashMap<>();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final Map<String, Set<String>> hidden = new LinkedHashMap<>();
  private final Set<String> whole;

  private Comparison(Province province, SparkSession lake) {
    this.province = province;
    this.lake = lake;
    whole =
        values(
            lake,
            province.lake().tables().stream().map(TableName::toString).collect(Collectors.toSet()));
  }

  static Comparison in(LocalSpark spark) throws IOException {
    Comparison comparison = new Comparison(ThreeCities.in(spark), spark.session());
    for (String asker : comparison.names) {
      SparkSession copy = spark.session().newSession();
      comparison.tables.put(asker, new CopyOfTheLake(spark.session()).make(copy, asker));
      comparison.copies.put(asker, copy);
    }
    ThreeCities.mendNames(spark);
    return comparison;
  }

  Province province() {
    return province;
  }

  /** A gate to the same lake by other classes of the policy. */
  StatementGate gateOf(HoledPolicy policy) {
    return policy.open(lake, province.lake().catalog(), province.folder(), province.clock());
  }

  /** Who asks the statement of that number. */
  String asker(int number) {
    return names.get(number % names.size());
  }

  Asker as(String asker) {
    return askers.get(asker);
  }

  /** Columns by table that an asker should see. */
  Map<String, List<String>> tables(String asker) {
    return tables.get(asker);
  }

  /** What was asked, how it was answered, and where the answers differ. */
  static final class Outcome {
    final List<String> differences = new ArrayList<>();
    final Coverage coverage = new Coverage();
    int asked;
    int answered;
    int denied;
    int failed;

    @Override
    public String toString() {
      return "%d statements: %d answered by both, %d denied, %d failed in both, %d different; %s"
          .formatted(asked, answered, denied, failed, differences.size(), coverage);
    }
  }

  /** Asks so many statements of the gate and of the copies, until so many answers differ. */
  Outcome compare(StatementGate gate, GeneratedStatements statements, int count, int most) {
    Outcome outcome = new Outcome();
    while (outcome.asked < count && outcome.differences.size() < most) {
      String asker = asker(outcome.asked++);
      compare(gate, asker, statements.next(tables.get(asker)), outcome);
    }
    return outcome;
  }

  /** Asks one statement of both. */
  void compare(StatementGate gate, String asker, Generated statement, Outcome outcome) {
    String governed = governed(gate, asker, statement.asked(), outcome.coverage);
    String copied = copied(asker, statement.copied());
    if (!governed.equals(copied)) {
      outcome.differences.add(
          "%s: %s%n  through the gate %s%n  on the copy %s"
              .formatted(asker, statement.asked(), governed, copied));
    } else if (governed.startsWith(ROWS)) {
      outcome.answered++;
    } else if (governed.equals(DENIED)) {
      outcome.denied++;
    } else {
      outcome.failed++;
    }
  }

  private String governed(StatementGate gate, String asker, String sql, Coverage coverage) {
    try (Admission admission = gate.admit(askers.get(asker), sql)) {
      String rows = rows(admission.rows().collectAsList());
      coverage.answered(sql, admission.rows());
      return rows;
    } catch (Denied e) {
      return failed(e.sqlState());
    } catch (Exception e) { // Spark does not declare what it throws
      return failed(stateOf(e));
    }
  }

  /** Asked once, however many gates are compared with it. */
  private String copied(String asker, String sql) {
    return answers.computeIfAbsent(asker + " " + sql, any -> answerOfTheCopy(asker, sql));
  }

  private String answerOfTheCopy(String asker, String sql) {
    try {
      return rows(copies.get(asker).sql(sql).collectAsList());
    } catch (Exception e) { // Spark does not declare what it throws
      return failed(stateOf(e));
    }
  }

  /** Whether the copy gives these rows too; the last digits of sums depend on the order of rows. */
  boolean isAlike(String asker, String sql, List<Row> rows) {
    return shortened(rows(rows)).equals(shortened(answerOfTheCopy(asker, sql)));
  }

  private static String shortened(String rows) {
    return DIGITS.matcher(rows).replaceAll("$1");
  }

  boolean isAnsweredByTheCopy(String asker, String sql) {
    return answerOfTheCopy(asker, sql).startsWith(ROWS);
  }

  /** Whether Spark itself fails on it, without any policy. */
  boolean breaksTheCopy(String asker, String sql) {
    return answerOfTheCopy(asker, sql).startsWith("failed: " + BROKEN);
  }

  /** Texts and numbers of the lake that an asker's copy does not have: the telling ones. */
  Set<String> hidden(String asker) {
    return hidden.computeIfAbsent(
        asker,
        any -> {
          Set<String> values = new TreeSet<>(whole);
          values.removeAll(values(copies.get(asker), tables.get(asker).keySet()));
          return values;
        });
  }

  private static Set<String> values(SparkSession session, Set<String> tables) {
    Set<String> values = new TreeSet<>();
    for (String table : tables) {
      for (Row row : session.sql("SELECT * FROM lake." + table).collectAsList()) {
        for (int i = 0; i < row.size(); i++) {
          boolean isTelling = row.get(i) instanceof String || row.get(i) instanceof Double;
          String text = String.valueOf(row.get(i));
          if (isTelling && text.length() >= TELLING) {
            values.add(text);
          }
        }
      }
    }
    return values;
  }

  private static String failed(String state) {
    return NOT_THERE.contains(state) ? DENIED : "failed: " + state;
  }

  /** The SQL state; that of a broken engine where there is none. */
  static String stateOf(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark && spark.getSqlState() != null) {
        return spark.getSqlState();
      }
    }
    return BROKEN + " " + e.getClass().getName();
  }

  /** Rows as they are compared: in no order. */
  static String rows(List<Row> rows) {
    return ROWS + rows.stream().map(Row::toString).sorted().toList();
  }

  @Override
  public void close() throws IOException {
    province.close();
  }
}
