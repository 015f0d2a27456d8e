package citylake.serving.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the browser of the browser tests lies. */
public final class InstalledChromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private InstalledChromium() {}

  /** The program that {@code CITYLAKE_CHROMIUM} names, else the first one on the PATH. */
  public static String program(Map<String, String> environment) {
    String named = environment.get("CITYLAKE_CHROMIUM");
    if (named != null) {
      return named;
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot run the browser test: no Chromium on the PATH. Run serving/browser/install-chromium.sh, or set CITYLAKE_CHROMIUM to its path. All other tests are unaffected."));
  }
}
