package citylake.serving.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkagePageTest {
  @TempDir Path folder;

  @Test
  void pageIsOneFileWhosePolicyNamesEachScriptByItsHash() throws IOException {
    Path page =
        LinkagePage.write(
            folder.resolve("linkage.html"),
            InventedLinkage.figures(DashboardPageTest.HOSTILE, true));

    String text = Files.readString(page);
    assertThat(Pattern.compile("<script>").matcher(text).results().count()).isEqualTo(7);
    assertThat(text).doesNotContain("{{", "onerror=alert(1)>");
    String policy = text.substring(text.indexOf("default-src"), text.indexOf("base-uri"));
    assertThat(Pattern.compile("'sha256-").matcher(policy).results().count()).isEqualTo(8);
    assertThat(policy).doesNotContain("unsafe", "'self'");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(page);
    }
  }
}
