package citylake.orchestration.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.outcome.RefusalWords;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void whoeverCorrectsInPartsIsAskedForTheWholeRecord() {
    assertThat(Reasons.toDo("partial_correction"))
        .isEqualTo("The city sends the whole record again; until then its row stays as it was.");
    assertThat(Reasons.wanted("partial_correction"))
        .isEqualTo(
            "These records correct others by the changed fields alone. Please send the whole records again.");
    assertThat(RefusalWords.byReason())
        .containsEntry(
            "partial_correction",
            "The record gives the changed fields alone. Send the whole record again; until then the row stays as it was.");
  }
}
