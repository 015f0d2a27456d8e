package citylake.orchestration.cli;

import citylake.orchestration.link.LinkReport;
import java.util.ArrayList;
import java.util.List;

/** A linkage's report for people. */
final class LinkText {
  private LinkText() {}

  static String of(LinkReport report) {
    StringBuilder text = new StringBuilder();
    text.append("%,d records of %d table(s)%n".formatted(report.records(), report.tables().size()));
    report
        .tables()
        .forEach(
            table ->
                text.append(
                    "  %-20s %,12d  %s%n".formatted(table.name(), table.records(), table.file())));
    text.append(compared(report));
    text.append(
        "%,d linked (probability from %s), %,d for a clerk (from %s)%n"
            .formatted(
                report.linked(), report.model().link(), report.review(), report.model().review()));
    text.append(
        "%,d persons, the one of most records has %,d%n"
            .formatted(report.persons(), report.largestCluster()));
    report.notes().forEach(note -> text.append("Note: %s%n".formatted(note)));
    text.append(
        "%nModel %s (%s): two random records are one person with probability %.3g%n"
            .formatted(
                report.model().version(),
                report.model().trained() ? "trained on these records" : "used as it was given",
                report.model().prior()));
    text.append(Output.table(List.of("comparison", "level", "m", "u", "bits"), levels(report)));
    if (!report.groups().isEmpty()) {
      text.append("%nErrors that the model expects, by group of records%n".formatted());
      text.append(
          Output.table(
              List.of("group", "value", "records", "wrong links", "missed links"), groups(report)));
    }
    text.append(
        "%nWritten: %s%n"
            .formatted(
                String.join(", ", report.pairsFile(), report.clustersFile(), report.modelFile())));
    return text.toString();
  }

  private static String compared(LinkReport report) {
    LinkReport.Increment increment = report.increment();
    return increment == null
        ? "%,d pairs compared of %,.0f possible, each once%n"
            .formatted(report.compared(), report.possiblePairs())
        : "Run %d of state %s: %,d record(s) changed, %,d pairs scored of %,.0f possible, persons of %,d record(s) built anew%n"
            .formatted(
                increment.run(),
                increment.state(),
                increment.changed(),
                increment.scored(),
                report.possiblePairs(),
                increment.rebuilt());
  }

  private static List<List<String>> levels(LinkReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (LinkReport.Level level : report.model().levels()) {
      rows.add(
          List.of(
              level.comparison(),
              level.level(),
              "%.4g".formatted(level.m()),
              "%.4g".formatted(level.u()),
              "%+.2f".formatted(level.bits())));
    }
    return rows;
  }

  private static List<List<String>> groups(LinkReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (LinkReport.Group group : report.groups()) {
      rows.add(
          List.of(
              group.grouping(),
              group.value() == null ? "(none)" : group.value(),
              Output.number(group.records()),
              share(group.expectedFalseShare()),
              share(group.expectedMissedShare())));
    }
    return rows;
  }

  private static String share(Double share) {
    return share == null ? "-" : "%.2f %%".formatted(100 * share);
  }
}
