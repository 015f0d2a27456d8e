package citylake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.Severity;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final TableName TABLE = Tables.STANDARD_INCIDENT;

  @Test
  void ruleMissedBeyondItsToleranceSaysWhatAndWhy() {
    Outcome outcome = spans(Severity.ERROR, 35_639, 41, 0.001);

    assertThat(outcome.blocks()).isTrue();
    assertThat(outcome.sentence())
        .isEqualTo(
            "standard.incident: span_runs_forward is missed by 41 of 35,639 rows (0.115 %, but at most 0.1 % may). Hours would be wrong.");
  }

  @Test
  void ruleMissedWithinItsToleranceHolds() {
    Outcome outcome = spans(Severity.ERROR, 35_639, 7, 0.001);

    assertThat(outcome.holds()).isTrue();
    assertThat(outcome.blocks()).isFalse();
    assertThat(outcome.sentence())
        .isEqualTo(
            "standard.incident: span_runs_forward is missed by 7 of 35,639 rows (0.0196 %, up to 0.1 % may). Hours would be wrong.");
  }

  @Test
  void ruleThatHoldsForAllIsSaidShortly() {
    assertThat(spans(Severity.ERROR, 1_200, 0, 0).sentence())
        .isEqualTo("standard.incident: span_runs_forward holds for all 1,200 rows.");
  }

  @Test
  void shareEqualToTheToleranceIsWithinIt() {
    assertThat(spans(Severity.ERROR, 100, 29, 0.29).holds()).isTrue();
    assertThat(spans(Severity.ERROR, 100, 7, 0.07).holds()).isTrue();
    assertThat(spans(Severity.ERROR, 100, 30, 0.29).holds()).isFalse();
  }

  @Test
  void warningNeverBlocks() {
    assertThat(spans(Severity.WARNING, 10, 10, 0).blocks()).isFalse();
    assertThat(spans(Severity.WARNING, 10, 10, 0).holds()).isFalse();
  }

  @Test
  void oneRowInAHundredMillionIsNotRoundedAway() {
    assertThat(Percent.of(1e-8)).isEqualTo("0.000001 %");
    assertThat(Percent.of(0)).isEqualTo("0 %");
    assertThat(Percent.of(1)).isEqualTo("100 %");
    assertThat(Percent.of(0.0123456)).isEqualTo("1.23 %");
  }

  @Test
  void rowHasTheColumnsOfTheVerdictTable() {
    assertThat(spans(Severity.ERROR, 100, 1, 0.5).row("r1", LocalDate.of(2026, 3, 2)))
        .containsEntry("table_name", "standard.incident")
        .containsEntry("severity", "error")
        .containsEntry("holds", true)
        .satisfies(
            row ->
                assertThat(row.keySet())
                    .containsExactlyElementsOf(
                        TableContracts.of(Tables.OPS_VERDICT).columnNames()));
  }

  private static Outcome spans(Severity severity, long rows, long missed, double tolerance) {
    return new Outcome(
        TABLE, "span_runs_forward", severity, rows, missed, tolerance, "Hours would be wrong.");
  }
}
