package citylake.orchestration.cli;

import citylake.orchestration.night.Progress;
import citylake.orchestration.night.RunReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * Says what is going on and since when, a line a stage, to the error stream: the answer stays clean
 * for programs.
 */
final class ConsoleProgress implements Progress {
  private final PrintWriter out;
  private final RunReport report;
  private final Instant start = Instant.now();
  private String stage = "start";

  ConsoleProgress(PrintWriter out, RunReport report) {
    this.out = out;
    this.report = report;
  }

  @Override
  public void at(String newStage, String detail) {
    stage = newStage;
    report.at(newStage);
    out.printf(
        "%5d s  %-28s %s%n", Duration.between(start, Instant.now()).toSeconds(), newStage, detail);
    out.flush();
  }

  /** Where the night is. */
  String stage() {
    return stage;
  }
}
