package citylake.orchestration.cli;

import citylake.orchestration.night.Progress;
import citylake.orchestration.night.RunReport;
import java.io.PrintWriter;

/** Says what a run is doing, to the person who waits and to its report. */
final class ConsoleProgress implements Progress {
  private final StageLines lines;
  private final RunReport report;
  private String stage = "start";

  ConsoleProgress(PrintWriter out, RunReport report) {
    this.lines = new StageLines(out);
    this.report = report;
  }

  @Override
  public void at(String newStage, String detail) {
    stage = newStage;
    report.at(newStage);
    lines.at(newStage, detail);
  }

  /** Where the night is. */
  String stage() {
    return stage;
  }
}
