package citylake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.ColumnContract;
import citylake.ddl.Expectation;
import citylake.ddl.Grade;
import citylake.ddl.Severity;
import citylake.ddl.TableContract;
import citylake.ddl.TableName;
import citylake.ddl.UniqueKey;
import citylake.testing.LocalSpark;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpectationsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final TableName THING = new TableName("standard", "thing");

  @Test
  void rowsThatMissAreCountedRuleByRule() {
    List<Outcome> outcomes =
        judge(
            rows("('a', 1), ('b', -1), ('c', -2)"),
            contract(rule("not_negative", "n >= 0"), rule("small", "n < 10")));

    assertThat(outcomes).extracting(Outcome::rule).containsExactly("not_negative", "small");
    assertThat(outcomes).extracting(Outcome::missed).containsExactly(2L, 0L);
    assertThat(outcomes).extracting(Outcome::rows).containsExactly(3L, 3L);
  }

  @Test
  void unknownIsNotFine() {
    List<Outcome> outcomes =
        judge(
            rows("('a', 1), ('b', CAST(NULL AS INT))"),
            contract(rule("not_negative", "n >= 0"), rule("null_or_more", "n IS NULL OR n >= 0")));

    assertThat(outcomes).extracting(Outcome::missed).containsExactly(1L, 0L);
  }

  @Test
  void emptyTableMissesNothing() {
    List<Outcome> outcomes =
        judge(rows("('a', 1)").where("false"), keyed(rule("not_negative", "n >= 0")));

    assertThat(outcomes).allMatch(Outcome::holds).extracting(Outcome::rows).containsOnly(0L);
  }

  @Test
  void contractWithoutRulesIsJudgedByNone() {
    assertThat(judge(rows("('a', 1)"), contract())).isEmpty();
  }

  @Test
  void keyIsJudgedLastAndItsSurplusRowsAreCounted() {
    List<Outcome> outcomes =
        judge(
            rows("('a', 1), ('a', 1), ('a', 1), ('b', 1), ('a', 2)"),
            keyed(rule("not_negative", "n >= 0")));

    Outcome key = outcomes.get(1);
    assertThat(key.rule()).isEqualTo("key_is_unique");
    assertThat(key.missed()).isEqualTo(2);
    assertThat(key.blocks()).isTrue();
    assertThat(key.sentence())
        .isEqualTo(
            "standard.thing: key_is_unique is missed by 2 of 5 rows (40 %, but at most 0 % may). Twice is once too often.");
  }

  /** Few rows and many are counted in different ways; both must come to the same. */
  private static List<Outcome> judge(Dataset<Row> rows, TableContract contract) {
    List<Outcome> asFew = Expectations.judge(rows, contract, 10);
    assertThat(Expectations.judge(rows, contract, 10_000_000)).isEqualTo(asFew);
    return asFew;
  }

  private static Dataset<Row> rows(String values) {
    return spark.session().sql("SELECT * FROM VALUES %s AS rows(no, n)".formatted(values));
  }

  private static Expectation rule(String name, String holds) {
    return new Expectation(name, holds, Severity.ERROR, 0, "It matters.");
  }

  private static TableContract contract(Expectation... rules) {
    return contract(Optional.empty(), rules);
  }

  private static TableContract keyed(Expectation... rules) {
    return contract(
        Optional.of(
            new UniqueKey(
                "key_is_unique", List.of("no", "n"), Severity.ERROR, "Twice is once too often.")),
        rules);
  }

  private static TableContract contract(Optional<UniqueKey> key, Expectation... rules) {
    return new TableContract(
        THING,
        "one thing",
        "things",
        "data team",
        "1 y",
        Optional.empty(),
        "36 h",
        List.of(
            new ColumnContract("no", "string", true, 1, Grade.PUBLIC, "number"),
            new ColumnContract("n", "int", true, 2, Grade.PUBLIC, "count")),
        List.of(rules),
        key,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        "hash");
  }
}
