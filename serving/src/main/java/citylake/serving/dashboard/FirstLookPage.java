package citylake.serving.dashboard;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Writes the first look at a file as one self-contained page that can be sent to the file's owner.
 *
 * <p>Scripts and style stand in the page itself; its content policy names each by its hash and
 * forbids everything else.
 */
public final class FirstLookPage {
  private FirstLookPage() {}

  /**
   * Writes the page.
   *
   * @return the file
   * @throws java.io.UncheckedIOException when the file cannot be written
   */
  public static Path write(Path file, FirstLook data) {
    String style = text(PageFiles.resource("page.css"));
    List<String> scripts = new ArrayList<>();
    scripts.add(
        text(PageFiles.chartLibrary("dist/echarts.min.js")).replace("</script", "<\\/script"));
    scripts.add(text(PageFiles.dataScript("CITYLAKE_FIRST_LOOK", data)));
    for (String name : List.of("words.js", "elements.js", "charts.js", "first-look.js")) {
      scripts.add(text(PageFiles.resource(name)));
    }
    PageFiles.write(file, page(style, scripts).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private static String page(String style, List<String> scripts) {
    StringBuilder elements = new StringBuilder();
    StringBuilder hashes = new StringBuilder();
    for (String script : scripts) {
      elements.append("<script>").append(script).append("</script>\n");
      hashes.append(" '").append(hash(script)).append('\'');
    }
    return text(PageFiles.resource("first-look.html"))
        .replace("{{script-hashes}}", hashes.toString().trim())
        .replace("{{style-hash}}", "'" + hash(style) + "'")
        .replace("{{style}}", "<style>" + style + "</style>")
        .replace("{{scripts}}", elements);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash the page's scripts: no SHA-256 in this Java", e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
