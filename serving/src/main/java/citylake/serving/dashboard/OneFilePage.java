package citylake.serving.dashboard;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A page that is one file: scripts, style and data stand in it; its content policy names each by
 * its hash and forbids everything else.
 */
final class OneFilePage {
  private OneFilePage() {}

  /**
   * Writes a page.
   *
   * @param frame resource with places for hashes, style and scripts
   * @param name of the global constant that holds the data
   * @param scripts resources, in the order in which they run, after the chart library and the data
   * @return the file
   */
  static Path write(Path file, String frame, String name, Object data, List<String> scripts) {
    String style = text(PageFiles.resource("page.css"));
    List<String> all = new ArrayList<>();
    all.add(text(PageFiles.chartLibrary("dist/echarts.min.js")).replace("</script", "<\\/script"));
    all.add(text(PageFiles.dataScript(name, data)));
    for (String script : scripts) {
      all.add(text(PageFiles.resource(script)));
    }
    PageFiles.write(file, page(frame, style, all).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private static String page(String frame, String style, List<String> scripts) {
    StringBuilder elements = new StringBuilder();
    StringBuilder hashes = new StringBuilder();
    for (String script : scripts) {
      elements.append("<script>").append(script).append("</script>\n");
      hashes.append(" '").append(hash(script)).append('\'');
    }
    return text(PageFiles.resource(frame))
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
