package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C-%03d,2026-03-02T10:00:00,THEFT,JOHN DOE,Main St\n",
        "C-%03d,03/02/2026 10:00 PM,THEFT,JOHN DOE,Main St\n",
        "C-%03d,DOE %1$d,Main St\n",
        "A%1$d-x,+1.5e1,Doe %1$d\n",
        "DOE,case %1$d,THEFT\n"
      })
  void theFirstPersonOfAFileWithoutHeaderNamesNoColumn(String record) throws IOException {
    Draft draft = DraftedFile.of(folder, lines("", record, 40));

    assertThat(draft.shape().header()).isFalse();
    assertThat(draft.shape().fields()).allMatch(name -> name.startsWith("field_"));
    assertThat(draft.files()).noneMatch(file -> file.text().contains("DOE 0"));
  }

  @Test
  void wordsThatTellNothingFromTheRecordsBelowNameNoColumn() throws IOException {
    Draft draft = DraftedFile.of(folder, "Jo Doe,Elm Road\nAl Roe,Oak Road\nMo Poe,Ash Road\n");

    assertThat(draft.shape().fields()).containsExactly("field_1", "field_2");
    assertThat(DraftedFile.finding(draft, "header").reason())
        .isEqualTo(
            "nothing tells the first record from the others: no field has a name that is known, and none is a word above numbers or times");
  }

  @Test
  void aHeaderThatComesAgainWithEachJoinedFileStaysTheHeader() throws IOException {
    String header = "case_no,occurred,offence_type\n";
    String part = lines(header, "C-%d,2026-03-01 10:00,theft\n", 5);

    assertThat(DraftedFile.of(folder, part + part).shape().fields())
        .containsExactly("case_no", "occurred", "offence_type");
  }

  @Test
  void boundsOfPlacesAreRounded() throws IOException {
    String header = "case_no,occurred,lon,lat,offence_type\n";
    String text = lines(header, "C-%1$d,2026-03-01 10:00,-104.98765,39.7123%1$02d,theft\n", 60);

    assertThat(DraftReport.text(DraftedFile.of(folder, text)))
        .contains("because name, and values within -105.0 and -104.9, degrees (rounded outward)")
        .contains("because name, and values within 39.7 and 39.8, degrees (rounded outward)")
        .doesNotContain("104.98", "39.71");
  }

  @Test
  void boundsOnAPlaneAreRoundedMuchMore() throws IOException {
    String header = "case_no,occurred,x_coord,y_coord\n";
    String text = lines(header, "C-%1$d,2026-03-01 10:00,8912%1$02d,1015%1$02d\n", 60);

    assertThat(DraftReport.text(DraftedFile.of(folder, text)))
        .contains("values within 890000 and 900000, a projected plane (rounded outward)")
        .doesNotContain("891200", "891259");
  }

  @Test
  void textThatNeverRepeatsIsNoCodeListHoweverShortTheFile() throws IOException {
    String text =
        lines("case_no,occurred,description\n", "C-%1$d,2026-03-01 10:00,Ada No %1$d\n", 20);
    Draft draft = DraftedFile.of(folder, text);

    assertThat(draft.files()).noneMatch(file -> file.text().contains("Ada No"));
    assertThat(DraftedFile.finding(draft, "offence").reason())
        .isEqualTo(
            "no column with between 2 and 1500 different values that repeat is named for it");
  }
}
