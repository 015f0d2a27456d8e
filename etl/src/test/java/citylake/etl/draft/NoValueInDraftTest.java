package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of people stays in the file: not in names, keys, lists or reports. */
class NoValueInDraftTest {
  @TempDir Path folder;

  private static String lines(String header, String record, int count) {
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < count; i++) {
      text.append(record.formatted(i));
    }
    return text.toString();
  }

  @Test
  void recordsWithoutNumberGetAHashAsKeyAndTheDraftSaysWhatThatMeans() throws IOException {
    String text =
        lines(
            "occurred,offence_type,full_name\n",
            "2026-03-01 10:%02d,theft,Ada Example\n2026-03-02 10:00,arson,Bob Example\n",
            30);
    Draft draft = DraftedFile.of(folder, text);

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "sha2(concat_ws('|', occurred, offence_type, full_name), 256) AS incident_no",
            "sha2(concat_ws('|', occurred, offence_type, full_name), 256) AS offence_no",
            "-- Key: a hash of the whole record");
    assertThat(DraftedFile.finding(draft, "key"))
        .isEqualTo(
            new Finding(
                "key",
                "no column can serve as a key; the draft takes a SHA-256 hash of the whole record",
                "no column named for a number is nearly always filled with different values",
                "a corrected record becomes a new one beside the old, none can be taken back, and records that are the same become one: ask the city for a case number"));
  }

  @Test
  void textOfUnknownMeaningIsDraftedSensitive() throws IOException {
    String text =
        lines(
            "case_no,occurred,offence_type,narrative,备注,beds\n",
            "C-%1$d,2026-03-01 10:00,theft,told by Ada %1$d,见附件 %1$d,3\n",
            60);
    String contract = DraftedFile.text(DraftedFile.of(folder, text), ".odcs.yaml");

    assertThat(contract)
        .contains(
            "{name: \"narrative\", logicalType: string, physicalType: text, classification: sensitive",
            "{name: \"备注\", logicalType: string, physicalType: text, classification: sensitive",
            "{name: \"case_no\", logicalType: string, physicalType: text, classification: internal",
            "{name: \"occurred\", logicalType: string, physicalType: text, classification: internal",
            "{name: \"beds\", logicalType: string, physicalType: text, classification: internal");
  }
}
