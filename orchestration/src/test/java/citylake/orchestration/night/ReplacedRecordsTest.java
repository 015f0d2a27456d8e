package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.outcome.Replaced;
import citylake.quality.arrival.Finding;
import org.junit.jupiter.api.Test;

class ReplacedRecordsTest {
  @Test
  void aFileHalfOfWhoseRecordsReplaceOthersOfItIsOddWithShareAndCause() {
    assertThat(ReplacedRecords.of(new Replaced(200, 2), 400))
        .contains(
            new Finding(
                "records_replaced_in_the_file",
                false,
                "200 of its 400 records (50 %) replace an earlier record of this same file, the first is record 2 (where each is an offence or a victim of its own, the key lacks a field)"));
  }

  @Test
  void someCorrectionsAreNothingOdd() {
    assertThat(ReplacedRecords.of(new Replaced(19, 2), 40)).isEmpty();
    assertThat(ReplacedRecords.of(new Replaced(40, 2), 1000)).isEmpty();
    assertThat(ReplacedRecords.of(Replaced.NONE, 0)).isEmpty();
  }
}
