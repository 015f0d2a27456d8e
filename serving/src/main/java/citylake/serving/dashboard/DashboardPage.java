package citylake.serving.dashboard;

import java.nio.file.Path;
import java.util.List;

/**
 * Writes the dashboard: one static page and its files in a folder that can be opened from disk,
 * copied or served as it is.
 *
 * <p>The page fetches nothing: script, style, data and chart library lie beside it, and its content
 * policy forbids any other source. Writing again replaces the files.
 */
public final class DashboardPage {
  private static final List<String> FILES =
      List.of("page.css", "words.js", "elements.js", "charts.js", "dashboard.js");

  private DashboardPage() {}

  /**
   * Writes the page.
   *
   * @return the page's file, {@code index.html} in the folder
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  public static Path write(Path folder, DashboardData data) {
    for (String file : FILES) {
      PageFiles.write(folder.resolve(file), PageFiles.resource(file));
    }
    PageFiles.write(
        folder.resolve("echarts.min.js"), PageFiles.chartLibrary("dist/echarts.min.js"));
    PageFiles.write(folder.resolve("echarts.LICENSE"), PageFiles.chartLibrary("LICENSE"));
    PageFiles.write(folder.resolve("data.js"), PageFiles.dataScript("CITYLAKE", data));
    Path page = folder.resolve("index.html");
    PageFiles.write(page, PageFiles.resource("index.html"));
    return page;
  }
}
