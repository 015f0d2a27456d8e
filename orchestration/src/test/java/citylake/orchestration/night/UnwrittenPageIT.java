package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.cli.Typed;
import citylake.orchestration.dashboard.PublishedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that was released and cut off before it could write the dashboard. */
class UnwrittenPageIT {
  @TempDir Path folder;

  @Test
  void theNextCallOfTheNightWritesThePageAndTheOneAfterItLeavesItAlone() throws IOException {
    try (NightLab lab = new NightLab(folder)) {
      Path sources = ThirdCity.sources(folder.resolve("sources"));
      lab.deliver("gotham/cases_1.txt", ThirdCity.dump());
      NightResult released = lab.run("2019-06-30", sources);
      Path page = PublishedPage.folder(lab.home()).resolve("index.html");
      assertThat(released.status()).isEqualTo(NightResult.Status.RELEASED);
      assertThat(page).doesNotExist();
      assertThat(PublishedPage.isBehind(lab.home(), released.release())).isTrue();

      assertThat(night(lab, sources)).contains("dashboard");

      assertThat(page).isNotEmptyFile();
      assertThat(PublishedPage.isBehind(lab.home(), released.release())).isFalse();
      FileTime written = Files.getLastModifiedTime(page);
      assertThat(night(lab, sources)).doesNotContain("dashboard");
      assertThat(Files.getLastModifiedTime(page)).isEqualTo(written);
    }
  }

  /** What it says of its progress. */
  private static String night(NightLab lab, Path sources) {
    Typed night =
        Typed.citylake(
            "night",
            "--date=2019-06-30",
            "--dumps=" + lab.dumps(),
            "--sources=" + sources,
            "--lake=" + lab.home().local());
    assertThat(night.exitCode()).as(night.err()).isZero();
    return night.err();
  }
}
