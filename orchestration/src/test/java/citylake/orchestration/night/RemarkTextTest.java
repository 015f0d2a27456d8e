package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.quality.arrival.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemarkTextTest {
  private static final Finding EMPTIED = new Finding("emptied_column", false, "'x' is empty");
  private static final Finding REPLACED =
      new Finding("rows_replaced", false, "3 of 9 records; the source had about 40 current rows");

  @Test
  void nothingOddIsNoTextAndNotAnEmptyOne() {
    assertThat(RemarkText.with(null, List.of())).isNull();
    assertThat(RemarkText.with("", List.of())).isNull();
    assertThat(RemarkText.without(Set.of("rows_replaced"), null)).isNull();
    assertThat(
            RemarkText.without(
                Set.of("rows_replaced"), RemarkText.with(null, List.of(REPLACED, REPLACED))))
        .isNull();
  }

  @Test
  void aRemarkIsTakenOutWholeAndOthersStayAsTheyAre() {
    String text = RemarkText.with("too_many_records: 7; of 2", List.of(REPLACED, EMPTIED));

    assertThat(text)
        .isEqualTo(
            "too_many_records: 7; of 2; rows_replaced: 3 of 9 records; the source had about 40 current rows; emptied_column: 'x' is empty");
    assertThat(RemarkText.without(Set.of("rows_replaced"), text))
        .isEqualTo("too_many_records: 7; of 2; emptied_column: 'x' is empty");
    assertThat(RemarkText.without(Set.of("other"), text)).isEqualTo(text);
  }
}
