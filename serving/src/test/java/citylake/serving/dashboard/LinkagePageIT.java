package citylake.serving.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page about a linkage in a real browser. */
@Tag("slow")
class LinkagePageIT {
  @TempDir static Path folder;
  private static Chromium chromium;

  @BeforeAll
  static void find() {
    chromium = Chromium.installed(folder, System.getenv());
  }

  @Test
  void everyBinLevelAndThresholdIsDrawnWithoutErrors() throws Exception {
    LinkageFigures figures = InventedLinkage.figures("register", true);
    Path page = LinkagePage.write(folder.resolve("linkage.html"), figures);

    Chromium.Visit visit = chromium.open(page, "#lang=en");

    assertThat(visit.console()).isEmpty();
    assertThat(shown(visit))
        .contains("data-ready=\"true\"", "data-bars=\"%d\"".formatted(figures.bins().size()))
        .contains("data-rows=\"6\"", "data-curves=\"4\"", "95.00 % (+4.2) ◀")
        .contains("column phone has no value in any record")
        .doesNotContain("undefined", "NaN");
  }

  @Test
  void withoutTruthNothingIsSaidOfIt() throws Exception {
    Path page =
        LinkagePage.write(
            folder.resolve("untold.html"),
            InventedLinkage.figures(DashboardPageTest.HOSTILE, false));

    Chromium.Visit english = chromium.open(page, "#lang=en");
    Chromium.Visit chinese = chromium.open(page, "#lang=zh");

    assertThat(english.console()).isEmpty();
    assertThat(shown(english))
        .contains("id=\"calibration-card\" aria-labelledby=\"calibration-title\" hidden")
        .contains("&lt;/script&gt;&lt;img src=x")
        .doesNotContain("Precision in truth", "<img");
    assertThat(chinese.console()).isEmpty();
    assertThat(shown(chinese)).contains("lang=\"zh-CN\"", "预期精确率").doesNotContain("undefined");
  }

  /** The page without its scripts. */
  private static String shown(Chromium.Visit visit) {
    return visit.document().replaceAll("(?s)<script>.*?</script>", "");
  }
}
