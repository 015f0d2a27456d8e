package citylake.serving.gateway;

import citylake.serving.browser.OpenBrowser;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What stands on the canvas of a chart of bars, seen from its points alone. */
final class DrawnBars {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Columns of the canvas with much of the colour of bars, where they lie side by side. */
  private static final String SEEN =
      """
      (() => {
        const canvas = document.querySelector('canvas');
        const points = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const bars = [];
        let bar = null;
        for (let x = 0; x < canvas.width; x++) {
          let height = 0;
          for (let y = 0; y < canvas.height; y++) {
            const at = 4 * (y * canvas.width + x);
            height += points[at] === 31 && points[at + 1] === 168 && points[at + 2] === 201;
          }
          if (height < 30) {
            bar = null;
          } else if (bar === null) {
            bars.push(bar = {height, to: x / canvas.width});
          } else {
            bar.height = Math.max(bar.height, height);
            bar.to = x / canvas.width;
          }
        }
        return bars;
      })()
      """;

  private DrawnBars() {}

  /**
   * Bars once they have stopped growing: their {@code height} in points, and where they end ({@code
   * to}), of the whole width.
   */
  static JsonNode in(OpenBrowser browser) throws InterruptedException {
    browser.await("document.querySelector('canvas')");
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode before = null;
    JsonNode now = browser.value(SEEN);
    while (now.isEmpty() || !now.equals(before)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no bars are drawn, or they never stand still: " + now);
      }
      Thread.sleep(500);
      before = now;
      now = browser.value(SEEN);
    }
    return now;
  }
}
