package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number that comes again with other contents may be a correction, or another victim. */
class RepeatedKeysDraftTest {
  private static final int EVENTS = 200;
  private static final String HEADER = "IncidentNumber,occurred,offence,VictimNo,VictimName\n";

  @TempDir Path folder;

  /** Each number twice, with a time and a victim of its own. */
  private Draft oneRowAVictim() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 2 * EVENTS; i++) {
      text.append(
          "I%d,2026-03-%02d 1%d:%02d,%s,%d,Ada %d\n"
              .formatted(
                  i / 2,
                  1 + i % 28,
                  i % 10,
                  i % 60,
                  i % 3 == 0 ? "theft" : "arson",
                  1 + i % 2,
                  i % 7));
    }
    return DraftedFile.of(folder, text.toString());
  }

  @Test
  void recordsThatWouldReplaceOthersOfTheirFileAreLeftToBeDecided() throws IOException {
    Draft draft = oneRowAVictim();

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "-- DECIDE: 200 records repeat a value of IncidentNumber with other contents, the first is record 2.\n-- Each is taken for a correction, which replaces the earlier record. Where each is an offence, a victim or a vehicle of its own,\n-- write a key that is its own: concat_ws('|', nullif(trim(IncidentNumber), ''), nullif(trim(VictimNo), '')) AS offence_no\n")
        .contains("nullif(trim(IncidentNumber), '') AS offence_no");
    assertThat(DraftedFile.finding(draft, "key"))
        .isEqualTo(
            new Finding(
                "key",
                "200 records would replace an earlier record of this file, the first is record 2",
                "they repeat a value of IncidentNumber with other contents; together with it occurred, VictimNo or VictimName is different in each",
                "ask whether such a record corrects the earlier one, or is an offence or a victim of its own: then the earlier one would be lost"));
    assertThat(OpenLines.ofSelect(DraftedFile.text(draft, ".sql"))).hasSize(1);
    DraftFolder.write(folder.resolve("sources"), draft.files(), true);
    assertThat(Sources.loadOnly(List.of(folder.resolve("sources"))).all()).hasSize(1);
  }

  @Test
  void recordsThatRepeatWhollyAreDuplicatesAndNothingIsToBeDecided() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 2 * EVENTS; i++) {
      text.append("I%d,2026-03-%02d 10:05,theft,1,Ada\n".formatted(i / 2, 1 + i / 2 % 28));
    }
    Draft draft = DraftedFile.of(folder, text.toString());

    assertThat(OpenLines.ofSelect(DraftedFile.text(draft, ".sql"))).isEmpty();
    assertThat(draft.findings()).noneMatch(finding -> finding.topic().equals("key"));
  }

  @Test
  void whereNoColumnTellsThemApartTheWholeRecordDoes() throws IOException {
    StringBuilder text = new StringBuilder("case_no,occurred,beds\n");
    for (int i = 0; i < 39; i++) {
      text.append("C%d,2026-03-01 10:0%d,%d\n".formatted(i / 3, i % 3 / 2, i % 3 % 2));
    }
    Draft draft = DraftedFile.of(folder, text.toString());

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "write a key that is its own: sha2(concat_ws('|', case_no, occurred, beds), 256) AS offence_no\n");
    assertThat(DraftedFile.finding(draft, "key").reason())
        .isEqualTo(
            "they repeat a value of case_no with other contents; no single column tells them apart");
  }
}
