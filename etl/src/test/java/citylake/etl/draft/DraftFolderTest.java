package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.draft.Draft.DraftFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftFolderTest {
  @TempDir Path folder;

  private static final List<DraftFile> FILES =
      List.of(new DraftFile("cities/a.yaml", "city"), new DraftFile("vendors/v/b.sql", "select"));

  @Test
  void theSameDraftAgainChangesNothing() {
    DraftFolder.write(folder, FILES, false);
    DraftFolder.write(folder, FILES, false);

    assertThat(folder.resolve("vendors/v/b.sql")).hasContent("select");
  }

  @Test
  void workOfAPersonStaysAndNothingElseIsWrittenEither() throws IOException {
    DraftFolder.write(folder, FILES.subList(1, 2), false);
    Files.writeString(folder.resolve("vendors/v/b.sql"), "mended by hand");

    assertThatThrownBy(() -> DraftFolder.write(folder, FILES, false))
        .hasMessage(
            "Cannot write the draft into %s: 1 file(s) there say something else, perhaps somebody's work: vendors/v/b.sql. Nothing was written. Name another folder with --out, or write over them with --replace."
                .formatted(folder));
    assertThat(folder.resolve("vendors/v/b.sql")).hasContent("mended by hand");
    assertThat(folder.resolve("cities/a.yaml")).doesNotExist();
  }

  @Test
  void whoAsksForItMayWriteOver() throws IOException {
    DraftFolder.write(folder, FILES, false);
    Files.writeString(folder.resolve("vendors/v/b.sql"), "mended by hand");
    DraftFolder.write(folder, FILES, true);

    assertThat(folder.resolve("vendors/v/b.sql")).hasContent("select");
  }
}
