package citylake.orchestration.check;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.draft.DraftFolder;
import citylake.etl.draft.Drafter;
import citylake.etl.draft.Known;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotGivenTest {
  @TempDir Path folder;

  private static List<String> notGiven(Source source) {
    return new FileCheck(source, LocalDate.of(2026, 7, 1), 0, false).notGiven();
  }

  @Test
  void aSelectWithoutTimesAndOffencesIsToldSoAndItsUnreadFieldsAreNamed() throws IOException {
    Path file =
        Files.writeString(folder.resolve("beds.csv"), "remark,beds\nfirst,4\nsecond,2\nthird,4\n");
    Path sources = folder.resolve("sources");
    DraftFolder.write(sources, Drafter.of(file, Known.projection(null)).files(), true);
    Source drafted = Sources.loadOnly(List.of(sources)).all().get(0);

    assertThat(notGiven(drafted)).containsExactly("occurred_from", "offence_code", "lon");
    assertThat(drafted.unusedFields()).containsExactly("remark", "beds");
  }

  @Test
  void theBuiltInCitiesSayWhenWhatAndWhere() {
    assertThat(Sources.load(List.of()).all()).allMatch(source -> notGiven(source).isEmpty());
  }
}
