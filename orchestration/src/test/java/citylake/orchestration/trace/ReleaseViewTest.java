package citylake.orchestration.trace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseViewTest {
  @Test
  void aLakeWithoutAReleaseSaysSoBeforeASessionIsOpened(@TempDir Path folder) throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(folder))) {
      assertThatThrownBy(
              () ->
                  ReleaseView.current(
                      catalog,
                      () -> {
                        throw new AssertionError("a session was opened");
                      }))
          .isInstanceOf(NothingThere.class)
          .hasMessage(
              "Cannot look into the lake at %s: nothing has been released yet. Run a night first: citylake night --date D --dumps DIR"
                  .formatted(folder.resolve("warehouse")));
    }
  }
}
