package citylake.orchestration.cli;

import citylake.orchestration.trace.KeyRecord;
import citylake.orchestration.trace.RecordTrace;
import citylake.orchestration.trace.RepairTrace;
import citylake.orchestration.trace.RowTrace;
import citylake.orchestration.trace.RowTrace.Change;
import citylake.orchestration.trace.RowTrace.ColumnTrace;
import citylake.orchestration.trace.RowTrace.History;
import java.util.List;
import java.util.Map;

/** Where a standard row comes from, for people. */
final class RowTraceText {
  private static final String NULL = "(null)";

  private RowTraceText() {}

  static String of(RowTrace trace) {
    StringBuilder text = new StringBuilder();
    text.append("%s: %s.%n".formatted(trace.table(), trace.grain()));
    text.append(
        "As of release %d (night %s). The row is %s.%n%n"
            .formatted(trace.release(), trace.night(), trace.state()));
    text.append("Where it comes from\n").append(record(trace.record()));
    if (trace.repair() != null) {
      text.append("\nRepaired after it was refused\n").append(repair(trace.repair()));
    }
    text.append("\nHow each column came about\n");
    trace.columns().forEach(column -> text.append(column(column)));
    text.append(
        "\nFaults found in the record: %s%n"
            .formatted(trace.issues().isEmpty() ? "none" : String.join(", ", trace.issues())));
    if (trace.rulesAgree() != null) {
      text.append(
          trace.rulesAgree()
              ? "The rules, applied again to the raw record, give these values again.\n"
              : "The rules as declared now give OTHER VALUES (marked 'now'): the declaration has changed since the night.\n");
    }
    if (trace.remark() != null) {
      text.append(trace.remark()).append('\n');
    }
    return text.append("\nWhat happened to its key\n").append(history(trace.history())).toString();
  }

  private static String repair(RepairTrace repair) {
    StringBuilder text = new StringBuilder();
    line(text, "by", "%s on %s".formatted(repair.by(), repair.at()));
    line(text, "why", printable(repair.why()));
    line(text, "decision", "%s, carried out by run %s".formatted(repair.decision(), repair.run()));
    for (RepairTrace.Field field : repair.fields()) {
      line(
          text,
          "differs",
          "%s; the text as delivered %s"
              .formatted(
                  field.field(),
                  field.beforeHash() == null
                      ? "could not be split off"
                      : field.agrees()
                          ? "agrees with SHA-256 " + field.beforeHash()
                          : "DOES NOT AGREE with SHA-256 " + field.beforeHash()));
    }
    return text.toString();
  }

  static String record(RecordTrace record) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "source",
        record.source() + (record.vendor() == null ? "" : ", vendor " + record.vendor()));
    line(
        text, "delivery", "%s, taken in the night %s".formatted(record.delivery(), record.night()));
    line(text, "file", record.file());
    line(
        text,
        "record",
        "number %,d, from byte %,d of the uncompressed file, %,d bytes"
            .formatted(record.recordNo(), record.byteOffset(), record.length()));
    line(text, "raw text", rawText(record));
    line(
        text,
        "content hash",
        "%s SHA-256 %s"
            .formatted(
                record.hashAgrees() ? "agrees with the bytes:" : "DOES NOT AGREE with the bytes:",
                record.contentHash()));
    line(
        text,
        "look",
        record.look() == null
            ? "no command shows it: the landed copy is gone, or its format is one that is unpacked first"
            : record.look());
    return text.toString();
  }

  private static String rawText(RecordTrace record) {
    if (record.encoding() == null) {
      return "(not shown: its encoding is declared with source %s, which is not among these declarations; name their folder with --sources)"
          .formatted(record.source());
    }
    return record.rawText() == null ? "(hidden)" : printable(record.rawText());
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-13s %s%n".formatted(name, value));
  }

  private static String column(ColumnTrace column) {
    StringBuilder text = new StringBuilder();
    text.append("  %s = %s%n".formatted(column.column(), shown(column.value())));
    if (!String.valueOf(column.value()).equals(String.valueOf(column.now()))) {
      text.append("      now      %s%n".formatted(shown(column.now())));
    }
    text.append("      rule     %s%n".formatted(column.rule()));
    column
        .working()
        .forEach((name, rule) -> text.append("      with     %s: %s%n".formatted(name, rule)));
    column
        .parameters()
        .forEach((name, value) -> text.append("      with     :%s = %s%n".formatted(name, value)));
    column.reads().forEach((field, raw) -> text.append(reads(field, raw)));
    for (Change change : column.changes()) {
      text.append(
          "    * CHANGED by rule %s; the text before was %s (%s)%n"
              .formatted(
                  change.rule(),
                  change.found(),
                  change.agrees() ? "its hash agrees" : "HASH " + change.beforeHash()));
    }
    return text.toString();
  }

  private static String reads(String field, String raw) {
    return "      reads    %s%s%n".formatted(field, raw == null ? "" : " '" + printable(raw) + "'");
  }

  private static String history(History history) {
    StringBuilder text = new StringBuilder();
    line(text, "first seen", history.firstSeen());
    line(text, "last changed", history.lastSeen());
    line(
        text,
        "superseded",
        "%d other record(s) that this row stands for".formatted(history.superseded()));
    if (history.retractedIn() != null) {
      line(text, "taken back", "in " + history.retractedIn());
    }
    if (!history.records().isEmpty()) {
      text.append("  All readable records of the key, in order:\n");
      text.append(
          Output.table(
                  List.of("", "night", "file", "record", "operation", "became"),
                  history.records().stream().map(RowTraceText::cells).toList())
              .indent(2));
    }
    if (history.missing() > 0) {
      text.append(
          "  NOT ALL: the row stands for %,d accepted record(s), %,d more than are in this list. They are looked for by the key as the record shown writes it: some are not found that write it otherwise, came in another dump, from another platform or under a name of the city that is not declared here, or are past their period. A night that was run twice may have met them in another order.%n"
              .formatted(history.superseded() + 1, history.missing()));
    }
    for (KeyRecord record : history.records()) {
      if (!record.isShown() && record.rawText() != null) {
        line(text, "record " + record.recordNo(), printable(record.rawText()));
      }
    }
    return text.toString();
  }

  private static List<String> cells(KeyRecord record) {
    return List.of(
        record.isShown() ? ">" : "",
        record.night(),
        record.file(),
        Output.number(record.recordNo()),
        record.operation(),
        record.isOvertaken()
            ? record.outcome() + ", overtaken by a greater version before it"
            : record.outcome());
  }

  static String shown(Object value) {
    return value == null ? NULL : printable(value.toString());
  }

  /** Text of strangers: line ends and control characters must not rule the terminal. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                printable.append("\\u%04x".formatted(c));
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.toString();
  }

  /** Names and values under each other. */
  static String pairs(Map<String, Object> values) {
    StringBuilder text = new StringBuilder();
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    values.forEach(
        (name, value) -> text.append(("  %-" + width + "s  %s%n").formatted(name, shown(value))));
    return text.toString();
  }
}
