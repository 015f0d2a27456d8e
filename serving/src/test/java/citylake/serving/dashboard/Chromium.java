package citylake.serving.dashboard;

import citylake.serving.browser.InstalledChromium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The installed browser, run once a question: what a page's document became, what it said, what it
 * asked the network for.
 */
final class Chromium {
  private static final long PATIENCE_SECONDS = 120;

  private final String program;
  private final Path folder;
  private int runs;

  private Chromium(String program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * @param folder for profiles and logs, thrown away by the test
   */
  static Chromium installed(Path folder, Map<String, String> environment) {
    return new Chromium(InstalledChromium.program(environment), folder);
  }

  /** Opens the page and gives its document once its scripts are done. */
  Visit open(Path page, String hash) throws IOException, InterruptedException {
    return run(page, hash, List.of("--dump-dom", "--window-size=1440,2000"));
  }

  /** Opens the page in a window of this size and saves what it looks like. */
  Visit screenshot(Path page, String hash, int width, int height, Path image)
      throws IOException, InterruptedException {
    Files.createDirectories(image.getParent());
    return run(
        page, hash, List.of("--screenshot=" + image, "--window-size=" + width + "," + height));
  }

  private Visit run(Path page, String hash, List<String> task)
      throws IOException, InterruptedException {
    runs++;
    Path netLog = folder.resolve("net-" + runs + ".json");
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--disable-domain-reliability",
            "--disable-client-side-phishing-detection",
            "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-first-run",
            "--hide-scrollbars",
            "--lang=en",
            "--user-data-dir=" + folder.resolve("profile"),
            "--enable-logging=stderr",
            "--log-net-log=" + netLog,
            "--virtual-time-budget=5000"));
    command.addAll(task);
    command.add(page.toUri() + hash);
    Path out = folder.resolve("out-" + runs);
    Path err = folder.resolve("err-" + runs);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "Failed to open %s: Chromium gave no answer in %d s; its log is %s"
              .formatted(page, PATIENCE_SECONDS, err));
    }
    List<String> console =
        Files.readString(err, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Visit(Files.readString(out), console, Files.readString(netLog));
  }

  /**
   * @param document the page's document after its scripts
   * @param console lines that the page wrote to the console, errors among them
   * @param netLog the browser's own record of what it asked the network for
   */
  record Visit(String document, List<String> console, String netLog) {}
}
