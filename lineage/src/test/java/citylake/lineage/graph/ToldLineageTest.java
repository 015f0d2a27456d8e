package citylake.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.lineage.event.EventFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldLineageTest {
  private static final String MADE =
      "{\"eventType\":\"COMPLETE\",\"eventTime\":\"2026-03-01T02:00:00Z\",\"job\":{\"name\":\"night.made\"},\"inputs\":[{\"namespace\":\"n\",\"name\":\"raw.record\"}],\"outputs\":[{\"namespace\":\"n\",\"name\":\"standard.crash\"}]}";

  @TempDir Path folder;

  @Test
  void aLineTornByAKillIsNamedAndTheRestIsShown() throws IOException {
    Files.writeString(folder.resolve("n20260301.jsonl"), MADE.substring(0, 60));
    new EventFile(folder.resolve("n20260301.jsonl")).add(MADE);
    // Torn by an older version, which wrote the next event on behind it.
    Files.writeString(folder.resolve("n20260302.jsonl"), MADE.substring(0, 60) + MADE + "\n");

    ToldLineage told = new ToldLineage(folder);

    assertThat(told.unreadable())
        .containsExactly("n20260301.jsonl, line 1", "n20260302.jsonl, line 1");
    assertThat(told.tables().arrows())
        .containsExactly(new Arrow("raw.record", "made", "standard.crash", true));
  }

  @Test
  void aFolderThatIsNotThereTellsNothing() {
    assertThat(new ToldLineage(folder.resolve("none")).isEmpty()).isTrue();
  }
}
