package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An offset behind a time is believed or not by a person, and by no default. */
class OffsetDraftTest {
  @TempDir Path folder;

  private Draft draft(String... offsets) throws IOException {
    StringBuilder text = new StringBuilder("case_no,occurred,offence,beds,cars\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          "C%d,2026-03-%02dT1%d:%02d:00%s,%s,4,1\n"
              .formatted(
                  i,
                  1 + i % 28,
                  i % 10,
                  i % 60,
                  offsets[i % offsets.length],
                  i % 2 == 0 ? "theft" : "arson"));
    }
    return DraftedFile.of(folder, text.toString());
  }

  @Test
  void theColonsOfTimesAreNoSeparatorHoweverFewTheFields() throws IOException {
    for (String offset : List.of("+08:00", "Z", "")) {
      StringBuilder text = new StringBuilder("case_no;occurred\n");
      for (int i = 0; i < 60; i++) {
        text.append("C%d;2026-03-%02dT1%d:%02d:00%s\n".formatted(i, 1 + i % 28, i % 10, i, offset));
      }
      Draft draft = DraftedFile.of(folder, text.toString());

      assertThat(DraftedFile.finding(draft, "separator").conclusion()).as(offset).isEqualTo("';'");
      assertThat(DraftedFile.finding(draft, "occurred").conclusion())
          .as(offset)
          .isEqualTo("start of the event");
    }
  }

  @Test
  void aColonThatSeparatesIsOneAlsoBesideTimesOfDay() throws IOException {
    StringBuilder text = new StringBuilder("case_no:day:offence:street\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          "C%d:2026-03-%02d 1130:%s:road, %d\n"
              .formatted(i, 1 + i % 28, i % 2 == 0 ? "theft" : "arson", i));
    }

    assertThat(
            DraftedFile.finding(DraftedFile.of(folder, text.toString()), "separator").conclusion())
        .isEqualTo("':'");
  }

  @Test
  void timesInUtcAreReadAsTheClockAndLeftToBeDecided() throws IOException {
    Draft draft = draft("Z");
    String select = DraftedFile.text(draft, ".sql");

    assertThat(select)
        .contains(
            "-- DECIDE: the times of occurred end in Z. They are read as the city's clock, as if it were not there.\n-- Where it is to be believed, write: wall_clock(local_instant(nullif(trim(occurred), ''), 'yyyy-M-d\\'T\\'HH:mm:ssXXX', 'UTC'), :zone) AS __start\n")
        .contains(
            "local_time(nullif(trim(occurred), ''), 'yyyy-M-d\\'T\\'HH:mm:ssXXX') AS __start");
    assertThat(OpenLines.ofSelect(select)).hasSize(1);
  }

  @Test
  void theLineThatBelievesTheOffsetIsOneThatASelectTakes() throws IOException {
    Draft draft = draft("+08:00", "+09:00");
    String select = DraftedFile.text(draft, ".sql");
    String believed = select.replaceAll("(?s).*be believed, write: (.*?) AS __start\n.*", "$1");

    assertThat(select).contains("end in +08:00, +09:00.");
    assertThat(believed).startsWith("wall_clock(CASE WHEN endswith(");
    DraftFolder.write(
        folder.resolve("sources"),
        draft.files().stream()
            .map(
                file ->
                    new Draft.DraftFile(
                        file.path(),
                        file.text()
                            .replaceAll("(?m)^  local_time.* AS __start,", "")
                            .replace(
                                "SELECT\n",
                                "SELECT\n"
                                    + (file.path().endsWith(".sql")
                                        ? believed + " AS __start,"
                                        : ""))))
            .toList(),
        true);
    assertThat(Sources.loadOnly(List.of(folder.resolve("sources"))).all()).hasSize(1);
  }

  @Test
  void timesWithoutAnOffsetLeaveNothingToDecide() throws IOException {
    assertThat(OpenLines.ofSelect(DraftedFile.text(draft(""), ".sql"))).isEmpty();
  }
}
