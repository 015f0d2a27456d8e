package citylake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.Severity;
import citylake.ddl.Tables;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Outcome FINE = outcome("fine", Severity.ERROR, 0);
  private static final Outcome DOUBTFUL = outcome("doubtful", Severity.WARNING, 2);
  private static final Outcome BROKEN = outcome("broken", Severity.ERROR, 3);

  @Test
  void errorsBlockAndWarningsDoNot() {
    assertThat(new Verdict(List.of(FINE, DOUBTFUL)).blocks()).isFalse();
    assertThat(new Verdict(List.of(FINE, DOUBTFUL, BROKEN)).blocks()).isTrue();
    assertThat(new Verdict(List.of()).blocks()).isFalse();
  }

  @Test
  void failedRulesAreToldBlockingOnesFirst() {
    Verdict verdict = new Verdict(List.of(DOUBTFUL, FINE, BROKEN));

    assertThat(verdict.sentences())
        .containsExactly(
            "raw.record: broken is missed by 3 of 10 rows (30 %, but at most 0 % may). It matters.",
            "raw.record: doubtful is missed by 2 of 10 rows (20 %, but at most 0 % may). It matters.");
    assertThat(verdict.blocking()).containsExactly(BROKEN);
    assertThat(verdict.warnings()).containsExactly(DOUBTFUL);
  }

  @Test
  void verdictsOfTablesMakeTheVerdictOfTheNight() {
    Verdict night =
        Verdict.of(List.of(new Verdict(List.of(FINE)), new Verdict(List.of(BROKEN, DOUBTFUL))));

    assertThat(night.outcomes()).containsExactly(FINE, BROKEN, DOUBTFUL);
    assertThat(night.summary()).isEqualTo("3 rule(s) judged: 1 hold, 1 warn, 1 block.");
    assertThat(night.rows("r1", LocalDate.of(2026, 3, 2)))
        .extracting(row -> row.get("rule"))
        .containsExactly("fine", "broken", "doubtful");
  }

  private static Outcome outcome(String rule, Severity severity, long missed) {
    return new Outcome(Tables.RAW_RECORD, rule, severity, 10, missed, 0, "It matters.");
  }
}
