package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.Tables;
import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.policy.PublishedOnly;
import citylake.governance.user.User;
import citylake.governance.user.Users;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without any other right, what is PUBLIC in published tables is read, and nothing else. */
class PublishedTablesTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final Asker ANYBODY = new Asker("anybody", "s1", null, null);
  private static GovernedLake lake;
  private static GovernedSql gate;

  @BeforeAll
  static void open() {
    lake =
        GovernedLake.of(
            spark,
            Map.of(
                Tables.PUBLISHED_HOUR_OF_WEEK,
                List.of("'A' city_code, 'crash' kind, 0 dow, 7 hour, 3.5D weight"),
                Tables.STANDARD_CRASH,
                List.of("'A' city_code, 'c1' crash_no")));
    gate = new GovernedSql(spark.session(), lake.catalog(), new PublishedOnly(new OneUser()));
  }

  @AfterAll
  static void close() throws IOException {
    gate.close();
    lake.close();
  }

  @Test
  void starGivesThePublicColumns() throws Denied {
    try (Admission admission = gate.admit(ANYBODY, "SELECT * FROM published.hour_of_week")) {
      assertThat(admission.rows().columns())
          .containsExactly("city_code", "kind", "dow", "hour")
          .doesNotContain("weight");
      assertThat(admission.rows().head().getInt(3)).isEqualTo(7);
      assertThat(admission.tables()).containsExactly("published.hour_of_week");
      admission.recheck();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT weight FROM published.hour_of_week",
        "SELECT hour FROM published.hour_of_week ORDER BY weight",
        "SELECT count(*) FROM standard.crash",
        "SELECT * FROM night.standard.crash",
        "SET spark.sql.extensions = x",
        "SELECT reflect('java.lang.System', 'exit', 1)",
        "DESCRIBE EXTENDED published.hour_of_week"
      })
  void nothingElseIsRead(String sql) {
    assertThatThrownBy(() -> gate.admit(ANYBODY, sql)).isInstanceOf(Denied.class);
  }

  @Test
  void nobodyIsUnknown() {
    assertThatThrownBy(() -> gate.admit(new Asker("x", "s", null, null), "SELECT 1"))
        .isInstanceOf(Denied.class)
        .hasMessage("Cannot answer: the user is not known here.");
  }

  @Test
  void listsNameWhatIsVisible() throws Denied {
    assertThat(rows("SHOW TABLES IN published")).containsExactly("[published,hour_of_week,false]");
    assertThat(rows("SHOW TABLES IN standard")).isEmpty();
    assertThat(rows("DESCRIBE published.hour_of_week")).hasSize(4);
    assertThat(gate.visible(ANYBODY)).extracting(t -> t.table().layer()).containsOnly("published");
  }

  private static List<String> rows(String sql) throws Denied {
    try (Admission admission = gate.admit(ANYBODY, sql)) {
      return admission.rows().collectAsList().stream().map(Object::toString).toList();
    }
  }

  private static final class OneUser implements Users {
    @Override
    public Optional<User> authenticate(String name, char[] password) {
      return Optional.empty();
    }

    @Override
    public Optional<User> named(String name) {
      return Optional.of(new User("anybody", List.of("leader"), null, Set.of()))
          .filter(user -> user.name().equals(name));
    }
  }
}
