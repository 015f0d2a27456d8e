package citylake.etl.landing;

import citylake.etl.format.DumpShape;
import citylake.etl.format.RecordCursor;
import java.util.ArrayList;
import java.util.List;

/** Holds a file's header against its contract and names the drift; nothing is guessed. */
final class HeaderCheck {
  private static final int READ_BEYOND_DECLARED = 1000;
  private static final int SHOWN = 10;

  private HeaderCheck() {}

  static void check(RecordCursor header, DumpShape shape) throws Refusal {
    List<String> found = new ArrayList<>();
    int readable = Math.min(header.fields(), shape.fields().size() + READ_BEYOND_DECLARED);
    for (int i = 0; i < readable; i++) {
      found.add(header.field(i).toString());
    }
    if (!found.equals(shape.fields())) {
      throw refusal(HeaderDrift.between(shape.fields(), found), shape, found);
    }
    if (header.fault() != null) {
      throw Refusal.of(
          "unreadable_header",
          "its header has " + header.fault().text(),
          "the header was edited by hand",
          "the file with the header of the contract");
    }
  }

  private static Refusal refusal(HeaderDrift drift, DumpShape shape, List<String> found) {
    int declared = shape.fields().size();
    if (isTrailing(found, shape.fields())) {
      return Refusal.of(
          drift.reason(),
          "its header ends in a separator behind which no name stands",
          "the export puts a separator behind the last field too",
          "the file without a separator behind the last field, in the header and in each record");
    }
    int known = declared - drift.missing().size() - drift.renamed().size();
    if (known * 2 < declared) {
      return strange(known, declared, found, shape);
    }
    List<String> what = new ArrayList<>();
    describe(what, "column(s) missing", drift.missing());
    describe(what, "column(s) renamed", drift.renamed());
    describe(what, "column(s) that the contract does not know", drift.extra());
    describe(what, "column(s) given twice", drift.twice());
    describe(what, "column(s) moved", drift.moved());
    describe(what, "column(s) with blanks around their names", drift.padded());
    boolean isOnlyPadded = what.size() == 1 && !drift.padded().isEmpty();
    return Refusal.of(
        drift.reason(),
        "its header is not that of the contract: " + String.join("; ", what),
        isOnlyPadded ? "the export puts blanks around its fields" : "the export was changed",
        "the file with the %d columns of the contract in their order%s, or tell the data team of the change before the next delivery"
            .formatted(
                declared, drift.padded().isEmpty() ? "" : ", without blanks around their names"));
  }

  private static boolean isTrailing(List<String> found, List<String> declared) {
    int last = found.size() - 1;
    return last == declared.size()
        && found.get(last).isEmpty()
        && found.subList(0, last).equals(declared);
  }

  /**
   * The refusal of a file whose header stands below other lines.
   *
   * @param below so many records below the first
   */
  static Refusal title(int below) {
    return Refusal.of(
        "missing_column",
        "its header is record %d: %d line%s above it that the contract does not know"
            .formatted(below + 1, below, below == 1 ? " stands" : "s stand"),
        "the export writes a title above the table",
        "the file without the lines above its header, or tell the data team that they always come (title_lines in the contract)");
  }

  private static void describe(List<String> what, String words, List<String> columns) {
    if (!columns.isEmpty()) {
      String shown = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
      String rest = columns.size() > SHOWN ? " and %d more".formatted(columns.size() - SHOWN) : "";
      what.add("%d %s: %s%s".formatted(columns.size(), words, shown, rest));
    }
  }

  /** The first line may be data about a person, so nothing of it is shown. */
  private static Refusal strange(int known, int declared, List<String> found, DumpShape shape) {
    char separator = shape.separator();
    boolean isBlank = found.stream().allMatch(String::isBlank);
    boolean isOneColumn = found.size() == 1 && declared > 1;
    return Refusal.of(
        "missing_column",
        "its first line has %d of the %d columns of the contract (%d fields when cut at '%s')"
            .formatted(known, declared, found.size(), separator == '\t' ? "TAB" : separator),
        isBlank
            ? "a line of nothing but blanks stands above the header"
            : isOneColumn
                ? "another separator was used"
                : shape.titleLines() > 0
                    ? "the lines of title above the header that the contract declares are missing"
                    : "the header line is missing, or it is another dump",
        "the file with the header and the separator of the contract");
  }
}
