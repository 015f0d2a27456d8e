package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.check.CheckReport;
import citylake.orchestration.check.CheckReport.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckTextTest {
  private static String text(List<String> notGiven) {
    return text(notGiven, null);
  }

  private static String text(List<String> notGiven, Reason replaced) {
    return CheckText.of(
        new CheckReport(
            "cases.csv",
            "north.incident",
            null,
            null,
            3,
            Map.of("accepted", 3L),
            List.of(),
            replaced,
            List.of(),
            notGiven,
            List.of()));
  }

  @Test
  void aSelectThatLeavesOutWhenAndWhatIsNotPraised() {
    assertThat(text(List.of("occurred_from", "offence_code")))
        .contains("The night would take every record.")
        .contains(
            "But no column gives occurred_from, offence_code: the rows cannot be counted by it. Complete the SELECT, or ask the city for a field.")
        .doesNotContain("nothing to say");
  }

  @Test
  void recordsThatReplaceOthersOfTheirFileAreNotPassedOverAsNothingToSay() {
    assertThat(
            text(
                List.of(),
                new Reason("replaces_earlier_record", false, 2, 2, "the record has the number")))
        .contains(
            "  replaces_earlier_record: 2 records, the first is record 2",
            "The night would take every record; of those with one number only the last stands.")
        .doesNotContain("nothing to say");
  }

  @Test
  void aCompleteSelectWithoutFindingsHasNothingToSay() {
    assertThat(text(List.of()))
        .contains("The night would take every record, and found nothing to say.");
  }
}
