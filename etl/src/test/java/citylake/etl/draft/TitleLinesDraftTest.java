package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A title above the header is neither the header nor an event. */
class TitleLinesDraftTest {
  private static final String RECORDS = records();

  @TempDir Path folder;

  private static String records() {
    StringBuilder text = new StringBuilder("case_no,occurred,offence,beds\n");
    for (int i = 0; i < 30; i++) {
      text.append(
          "C%d,2026-03-%02d 10:%02d,%s,4\n"
              .formatted(i, 1 + i % 28, i, i % 2 == 0 ? "theft" : "arson"));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cases of March\n\n", "Cases of March,,,\n", "\nCases of March,2026\n\n"})
  void theHeaderIsFoundBelowATitle(String title) throws IOException {
    Draft draft = DraftedFile.of(folder, title + RECORDS);

    assertThat(draft.records()).isEqualTo(30);
    assertThat(draft.shape().fields()).containsExactly("case_no", "occurred", "offence", "beds");
    assertThat(DraftedFile.finding(draft, "header"))
        .isEqualTo(
            new Finding(
                "header",
                "record 2 names the fields, below 1 line of title",
                "none of its fields looks like a value, and what stands above fills few fields",
                "the contract says title_lines: 1, and a file without them would be refused: ask the city to leave them out, or whether they always come"));
    DraftFolder.write(folder.resolve("sources"), draft.files(), true);
    Source source = Sources.loadOnly(List.of(folder.resolve("sources"))).all().get(0);
    assertThat(source.dumpShape().layout().settings()).containsEntry("title_lines", "1");
    assertThat(source.dumpShape().header()).isTrue();
  }

  @Test
  void severalLinesOfTitleAreCounted() throws IOException {
    Draft draft = DraftedFile.of(folder, "Bureau of North\nCases\nMarch,2026\n" + RECORDS);

    assertThat(DraftedFile.finding(draft, "header").conclusion())
        .isEqualTo("record 4 names the fields, below 3 lines of title");
    assertThat(draft.faults()).noneMatch(fault -> fault.name().startsWith("record_"));
  }

  @Test
  void aFirstRecordThatIsBrokenIsNoTitle() throws IOException {
    Draft draft =
        DraftedFile.of(folder, "C99,2026-03-01\n" + RECORDS.substring(RECORDS.indexOf('\n') + 1));

    assertThat(draft.shape().header()).isFalse();
  }
}
