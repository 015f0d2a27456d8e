package citylake.orchestration.cli;

import static citylake.orchestration.cli.Output.number;

import citylake.orchestration.check.CheckReport;
import citylake.orchestration.check.CheckReport.Reason;
import citylake.orchestration.check.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A check's report in words that can be sent to the city. */
final class CheckText {
  private CheckText() {}

  static String of(CheckReport report) {
    StringBuilder text =
        new StringBuilder("%s, checked as %s%n".formatted(report.file(), report.source()));
    if (report.refusal() != null) {
      text.append("%nREFUSED (%s): %s%n".formatted(report.refusalReason(), report.refusal()));
    } else {
      text.append(
          "%s records: %s%n"
              .formatted(
                  number(report.records()),
                  report.outcomes().entrySet().stream()
                      .map(outcome -> number(outcome.getValue()) + " " + outcome.getKey())
                      .collect(Collectors.joining(", "))));
      reasons(report, text);
      findings(report, text);
    }
    report.notes().forEach(note -> text.append("%nNote: %s%n".formatted(note)));
    return text.append('\n').append(closing(report)).toString();
  }

  private static void reasons(CheckReport report, StringBuilder text) {
    List<Reason> reasons =
        Stream.concat(report.reasons().stream(), Stream.ofNullable(report.replaced())).toList();
    if (reasons.isEmpty()) {
      return;
    }
    text.append("\nWhat was found\n");
    for (Reason reason : reasons) {
      text.append(
          "  %s%s: %s record%s, the first is record %d%n      %s%n"
              .formatted(
                  reason.isRefused() ? "REFUSED " : "",
                  reason.name(),
                  number(reason.records()),
                  reason.records() == 1 ? "" : "s",
                  reason.firstRecord(),
                  reason.words()));
    }
  }

  private static void findings(CheckReport report, StringBuilder text) {
    if (report.findings().isEmpty()) {
      return;
    }
    text.append("\nRecord by record\n");
    for (Finding finding : report.findings()) {
      text.append(
          "  record %d, byte %d: %s%s%n"
              .formatted(
                  finding.recordNo(),
                  finding.byteOffset(),
                  finding.isRefused() ? "REFUSED " : "",
                  finding.name()));
      finding
          .fields()
          .forEach(field -> text.append("      %s: %s%n".formatted(field.field(), field.shown())));
      text.append("      %s; wanted: %s%n".formatted(finding.wrong(), finding.wanted()));
    }
    long left = report.found() - report.findings().size();
    if (left > 0) {
      text.append("  and %s more; see them with --limit%n".formatted(number(left)));
    }
  }

  private static String closing(CheckReport report) {
    if (report.refusal() != null) {
      return "The night would refuse this file as a whole.";
    }
    String rows = closingOfRows(report);
    return report.notGiven().isEmpty()
        ? rows
        : "%s%nBut no column gives %s: the rows cannot be counted by it. Complete the SELECT, or ask the city for a field."
            .formatted(rows, String.join(", ", report.notGiven()));
  }

  private static String closingOfRows(CheckReport report) {
    long quarantined = report.outcomes().getOrDefault("quarantined", 0L);
    if (quarantined > 0) {
      return "The night would take this file and set %s of its records aside."
          .formatted(number(quarantined));
    }
    if (report.replaced() != null) {
      return "The night would take every record; of those with one number only the last stands.";
    }
    if (report.reasons().isEmpty() && !report.notGiven().isEmpty()) {
      return "The night would take every record.";
    }
    return report.reasons().isEmpty()
        ? "The night would take every record, and found nothing to say."
        : "The night would take every record; what was found stays named on its rows.";
  }
}
