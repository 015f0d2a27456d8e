package citylake.etl.draft;

import java.util.stream.Collectors;

/** Puts a draft in words that can be sent to the city. */
public final class DraftReport {
  private DraftReport() {}

  /** Text of some tens of lines: names of fields, counts and rounded bounds, no value as it is. */
  public static String text(Draft draft) {
    String findings =
        draft.findings().stream().map(DraftReport::finding).collect(Collectors.joining());
    String faults =
        draft.faults().isEmpty()
            ? "  none\n"
            : draft.faults().stream().map(DraftReport::fault).collect(Collectors.joining());
    return """
        First look at %s
        %,d records of %d fields%s; taken for dumps of kind %s.

        What it seems to be
        %s
        Faults
        %s
        What the draft leaves out
        %s
        What can be drawn
          %s
          %s
        """
        .formatted(
            draft.file(),
            draft.records(),
            draft.columns().size(),
            draft.isWhole() ? "" : " (only the beginning of the file was read)",
            draft.kind(),
            findings,
            faults,
            leftOut(draft),
            draft.placed() == 0
                ? "no map: no record has a place that can be read"
                : "map: %,d records with a place in %,d cells of %d m"
                    .formatted(draft.placed(), draft.cells().size(), Draft.CELL_M),
            draft.timed() == 0
                ? "no clock: no record has a usable time of day"
                : "clock: %,d records with a time of day, from %s"
                    .formatted(draft.timed(), draft.timeColumn()));
  }

  private static String leftOut(Draft draft) {
    String unread =
        draft.columns().stream()
            .filter(column -> column.role() == null)
            .map(Draft.DraftColumn::name)
            .collect(Collectors.joining(", "));
    String words =
        (draft.notGiven().isEmpty()
                ? ""
                : "  no column gives %s: ask the city, or say it in the SELECT\n"
                    .formatted(String.join(", ", draft.notGiven())))
            + (unread.isEmpty() ? "" : "  not used: %s\n".formatted(unread));
    return words.isEmpty() ? "  nothing\n" : words;
  }

  private static String finding(Finding finding) {
    String doubt = finding.doubt().isEmpty() ? "" : "      ? " + finding.doubt() + "\n";
    return "  %s: %s\n      because %s\n%s"
        .formatted(finding.topic(), finding.conclusion(), finding.reason(), doubt);
  }

  private static String fault(FileFault fault) {
    String first = fault.firstRecord() == null ? "" : ", first in record " + fault.firstRecord();
    return "  %s: %,d records%s: %s\n"
        .formatted(fault.name(), fault.records(), first, fault.detail());
  }
}
