package citylake.orchestration.check;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.outcome.RefusalWords;
import citylake.etl.standard.CandidateRows;
import org.junit.jupiter.api.Test;

class FindingWordsTest {
  @Test
  void everyReasonSaysOfARecordWhatIsWrongAndWhatIsWanted() {
    assertThat(FindingWords.REFUSED).containsOnlyKeys(RefusalWords.byReason().keySet());
    assertThat(FindingWords.REFUSED.values())
        .allSatisfy(
            words -> {
              assertThat(words.wrong()).startsWith("the record ").doesNotEndWith(".");
              assertThat(words.wanted()).matches("[a-z].*[^.]");
            });
  }

  @Test
  void aTrialIsNothingThatTheCityHasToMend() {
    IssueWords.Words words = FindingWords.REFUSED.get(CandidateRows.TEST_RECORD);

    assertThat("%s; wanted: %s".formatted(words.wrong(), words.wanted()))
        .isEqualTo(
            "the record is a trial of the platform and tells of no event; wanted: nothing: a night sets it aside");
  }
}
