package citylake.orchestration.cli;

import citylake.orchestration.night.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * Says what is going on and since when, a line a stage, to the error stream: the answer stays clean
 * for programs.
 */
final class StageLines implements Progress {
  private final PrintWriter out;
  private final Instant start = Instant.now();

  StageLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void at(String stage, String detail) {
    out.printf(
        "%5d s  %-28s %s%n", Duration.between(start, Instant.now()).toSeconds(), stage, detail);
    out.flush();
  }
}
