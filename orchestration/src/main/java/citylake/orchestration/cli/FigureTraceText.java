package citylake.orchestration.cli;

import citylake.orchestration.trace.FigureTrace;
import citylake.orchestration.trace.FigureTrace.Behind;
import citylake.orchestration.trace.FigureTrace.MadeBy;
import java.util.List;
import java.util.Map;

/** What a figure rests on, for people. */
final class FigureTraceText {
  private static final int FINGERPRINT_SHOWN = 12;

  private FigureTraceText() {}

  static String of(FigureTrace trace) {
    StringBuilder text = new StringBuilder();
    text.append("%s: %s.%n".formatted(trace.table(), trace.grain()));
    text.append("As of release %d (night %s).%n%n".formatted(trace.release(), trace.night()));
    text.append(RowTraceText.pairs(trace.row()));
    text.append("\nMade by\n");
    trace.madeBy().forEach(step -> text.append(madeBy(step)));
    text.append("\nRests on %s.%n".formatted(trace.restsOn()));
    if (trace.behind() != null) {
      text.append(behind(trace.behind(), Boolean.TRUE.equals(trace.row().get("is_withheld"))));
    }
    if (!trace.goOn().isEmpty()) {
      text.append("\nGo on with\n");
      trace.goOn().forEach(command -> text.append("  ").append(command).append('\n'));
    }
    return text.toString();
  }

  private static String madeBy(MadeBy step) {
    return "  %s  step %s, version %d, from %s; %s%n"
        .formatted(
            step.table(),
            step.step(),
            step.version(),
            String.join(", ", step.inputs()),
            step.run() == null
                ? "no night has written it yet"
                : "written in run %s, fingerprint %s"
                    .formatted(step.run(), step.fingerprint().substring(0, FINGERPRINT_SHOWN)));
  }

  private static String behind(Behind behind, boolean isWithheld) {
    StringBuilder text = new StringBuilder();
    if (isWithheld) {
      text.append("The published form withholds the number; do not pass on what follows.\n");
    }
    text.append(behind.verdict()).append(".\n");
    if (!behind.rows().isEmpty()) {
      List<String> headings = List.copyOf(behind.rows().get(0).keySet());
      text.append('\n')
          .append(
              Output.table(
                      headings, behind.rows().stream().map(row -> cells(headings, row)).toList())
                  .indent(2));
    }
    if (behind.rows().size() < behind.count()) {
      text.append(
          "  %,d of %,d rows shown; --all shows every one.%n"
              .formatted(behind.rows().size(), behind.count()));
    }
    return text.toString();
  }

  private static List<String> cells(List<String> headings, Map<String, Object> row) {
    return headings.stream()
        .map(
            heading ->
                row.get(heading) instanceof Double share
                    ? "%.6f".formatted(share)
                    : RowTraceText.shown(row.get(heading)))
        .toList();
  }
}
