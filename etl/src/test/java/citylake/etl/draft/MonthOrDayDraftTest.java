package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.draft.OpenLines.OpenLine;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates of which no one shows which number is the month: nobody goes on before it is decided. */
class MonthOrDayDraftTest {
  @TempDir Path folder;

  private Draft draft(int latestDay) throws IOException {
    StringBuilder text = new StringBuilder("case_no,occurred,offence\n");
    for (int i = 0; i < 100; i++) {
      text.append(
          "C%d,%02d/%02d/2026 1%d:%02d,%s\n"
              .formatted(i, 1 + i % 6, 1 + i % latestDay, i % 10, i % 60, i % 2 == 0 ? "a" : "b"));
    }
    return DraftedFile.of(folder, text.toString());
  }

  @Test
  void theSelectSaysWhatItTookAndWhatToWriteOtherwise() throws IOException {
    Draft draft = draft(12);

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            """
            -- DECIDE: in occurred no day above 12 shows which number is the month.
            -- It is read as M/d/yyyy H:mm; where the city means the other order, write: d/M/yyyy H:mm
            """);
    assertThat(OpenLines.ofSelect(DraftedFile.text(draft, ".sql")))
        .containsExactly(
            new OpenLine(
                2, "DECIDE", "in occurred no day above 12 shows which number is the month."));
  }

  @Test
  void theYamlOfTheCityAsks() throws IOException {
    Draft draft = draft(12);

    assertThat(OpenLines.of(DraftedFile.text(draft, ".yaml")))
        .anyMatch(
            line ->
                line.key().equals("dumps")
                    && line.wanted()
                        .equals("which number of a date is the month, as the SELECT says it"));
    DraftFolder.write(folder.resolve("sources"), draft.files(), true);
    assertThat(Sources.loadOnly(List.of(folder.resolve("sources"))).all())
        .extracting(Source::dump)
        .containsExactly("incident");
  }

  @Test
  void aDayAboveTwelveLeavesNothingToDecide() throws IOException {
    Draft draft = draft(13);

    assertThat(OpenLines.ofSelect(DraftedFile.text(draft, ".sql"))).isEmpty();
    assertThat(OpenLines.of(DraftedFile.text(draft, ".yaml")))
        .extracting(OpenLine::key)
        .doesNotContain("dumps");
  }

  @Test
  void filesAreOpenWhileOneOfTheirLinesIs() throws IOException {
    Path sources = folder.resolve("sources");
    Draft draft = draft(12);
    DraftFolder.write(sources, draft.files(), true);
    Path city = sources.resolve(draft.cityFile());

    assertThat(OpenFiles.of(sources, draft.id()))
        .containsOnlyKeys(
            city, sources.resolve("vendors/%s/incident.sql".formatted(draft.vendor())));
  }
}
