package citylake.quality.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.quality.arrival.OutcomeHistory.Outcomes;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeHistoryTest {
  private static final OutcomeHistory USUAL =
      new OutcomeHistory(Collections.nCopies(3, new Outcomes(100, 30, 2)), ArrivalLimits.DEFAULT);
  private static final OutcomeHistory FIRST = new OutcomeHistory(List.of(), ArrivalLimits.DEFAULT);

  @Test
  void aFileThatTakesRowsBackIsToldWithItsShareOfTheSource() {
    assertThat(USUAL.judge(new Outcomes(1500, 0, 1500), 2800))
        .containsExactly(
            new Finding(
                "rows_taken_back",
                false,
                "1,500 of 1,500 records take a row back, of earlier deliveries 2.0 %; the source had about 2,800 current rows, so that is about 53.6 % of them: is it a list of what still holds, or was the code of deletions changed?"));
  }

  @Test
  void aFileThatReplacesRowsIsTold() {
    assertThat(USUAL.judge(new Outcomes(200, 190, 0), 100))
        .extracting(Finding::words)
        .containsExactly(
            "190 of 200 records take the place of an earlier record with their key, of earlier deliveries 30.0 %; the source had about 100 current rows: is it one record for each victim or offence, or was the number cut short?");
  }

  @Test
  void keysThatRepeatInAFirstFileAreTold() {
    assertThat(FIRST.judge(new Outcomes(400, 200, 0), 0))
        .extracting(Finding::words)
        .containsExactly(
            "200 of 400 records take the place of an earlier record with their key, and nothing earlier is there to compare with: is it one record for each victim or offence, or was the number cut short?");
    assertThat(FIRST.judge(new Outcomes(4, 2, 0), 0)).isEmpty();
  }

  @Test
  void whatIsUsualIsNotTold() {
    assertThat(USUAL.judge(new Outcomes(100, 40, 5), 2800)).isEmpty();
    assertThat(USUAL.judge(new Outcomes(3, 3, 0), 2800)).isEmpty();
    assertThat(USUAL.judge(new Outcomes(0, 0, 0), 2800)).isEmpty();
    assertThat(FIRST.judge(new Outcomes(9000, 40, 30), 0)).isEmpty();
  }
}
