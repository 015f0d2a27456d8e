package citylake.etl.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a record names the fields, the first or one below some lines of title, and the names by
 * which the draft calls them.
 *
 * <p>In doubt it does not: names without meaning are mended by hand, but the first person of a file
 * would stand as names in all that is drafted and sent on.
 *
 * @param titleLines records above the header that are its title
 * @param names unique whatever their case, none empty
 */
record HeaderDraft(boolean isHeader, int titleLines, List<String> names, Finding finding) {
  private static final int MOST_TITLE_LINES = 5;

  /**
   * @param records the first of the file, the first of all included
   * @param usual number of fields of most of them
   */
  static HeaderDraft of(List<List<String>> records, int usual) {
    for (int above = 1; above <= MOST_TITLE_LINES && above + 1 < records.size(); above++) {
      if (!isTitle(records.get(above - 1), usual)) {
        break;
      }
      if (isFullHeader(records, above, usual)) {
        return below(above, records.get(above));
      }
    }
    return ofFirst(records, usual);
  }

  /** A title fills no more than half of the fields. */
  private static boolean isTitle(List<String> record, int usual) {
    return 2 * filled(record) <= usual;
  }

  private static long filled(List<String> record) {
    return record.stream().filter(field -> !field.isBlank()).count();
  }

  private static boolean isFullHeader(List<List<String>> records, int at, int usual) {
    List<String> record = records.get(at);
    FirstRecord first = new FirstRecord(record, records.subList(at + 1, records.size()));
    return record.size() == usual
        && filled(record) == usual
        && first.values() == 0
        && first.isNamed();
  }

  private static HeaderDraft below(int titleLines, List<String> header) {
    return new HeaderDraft(
        true,
        titleLines,
        unique(header),
        new Finding(
            "header",
            "record %d names the fields, below %d line%s of title"
                .formatted(titleLines + 1, titleLines, titleLines == 1 ? "" : "s"),
            "none of its fields looks like a value, and what stands above fills few fields",
            "the contract says title_lines: %d, and a file without them would be refused: ask the city to leave them out, or whether they always come"
                .formatted(titleLines)));
  }

  private static HeaderDraft ofFirst(List<List<String>> records, int usual) {
    List<String> first = records.get(0);
    if (first.size() != usual) {
      return none(
          usual, "the first record has %d fields, the others %d".formatted(first.size(), usual));
    }
    FirstRecord record = new FirstRecord(first, records.subList(1, records.size()));
    if (record.values() > 0) {
      return none(
          usual,
          "the first record holds values: %d of its fields are a number or a time, or look like those below"
              .formatted(record.values()));
    }
    if (!record.isNamed()) {
      return none(
          usual,
          "nothing tells the first record from the others: no field has a name that is known, and none is a word above numbers or times");
    }
    List<String> names = unique(first);
    return new HeaderDraft(
        true,
        0,
        names,
        new Finding(
            "header",
            "the first record names the fields",
            "none of its fields looks like a value",
            names.equals(first)
                ? ""
                : "some names are empty or come twice and were changed here: the city must name its fields, a night compares them with the contract"));
  }

  private static HeaderDraft none(int usual, String reason) {
    return new HeaderDraft(
        false,
        0,
        unique(Collections.nCopies(usual, "")),
        new Finding(
            "header",
            "none; fields are called field_1, field_2, ...",
            reason,
            "ask the city for the names, and whether they will be sent"));
  }

  /** Names of columns, whatever was given. */
  static List<String> unique(List<String> given) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String wanted = given.get(i).isBlank() ? "field_" + (i + 1) : given.get(i);
      String name = wanted;
      for (int again = 2; !seen.add(name.toLowerCase(Locale.ROOT)); again++) {
        name = wanted + "_" + again;
      }
      names.add(name);
    }
    return List.copyOf(names);
  }
}
