package citylake.etl.draft;

import citylake.etl.format.DumpShape;
import citylake.etl.format.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a file is cut into records and fields.
 *
 * @param shape with the header's names, made unique where they are not
 */
record ShapeDraft(DumpShape shape, List<Finding> findings) {
  private static final int LOOKED_AT = 1000;
  private static final String SEPARATORS = ",;\t|:~^\u0001";

  /** So a colon that stands in times is taken only where nothing else splits the records. */
  private static final double LAST_RESORT = 0.001;

  private static final Pattern BEFORE_COLON = Pattern.compile("(?s)(.*\\D)?\\d{1,2}");
  private static final Pattern BEHIND_COLON = Pattern.compile("(?s)\\d{2}(\\D.*)?");
  private static final Map<Character, String> NAMES =
      Map.of('\t', "tab", ' ', "blank", '\u0001', "the control character 0x01");

  static ShapeDraft of(TextEncoding text, String fileName) {
    List<List<String>> best = List.of();
    char separator = ',';
    double bestScore = 0;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      List<List<String>> records = firstRecords(text, candidate, fileName);
      double score = score(records);
      if (candidate == ':' && areOfTimes(records)) {
        score *= LAST_RESORT;
      }
      if (score > bestScore) {
        best = records;
        separator = candidate;
        bestScore = score;
      }
    }
    if (best.isEmpty() && LineLengths.of(text.bytes()).areOne()) {
      throw new CannotDraft(
          "Cannot draft from %s: its lines all have %d bytes and no separator, so it is fixed-width text. Ask the city which bytes each field has, and write the contract by hand: format fixed-width, encoding %s, and for each field its bytes as physicalName, such as 1-18 (etl/README.md, Formats). Nothing was written."
              .formatted(fileName, LineLengths.of(text.bytes()).first(), text.encoding().name()));
    }
    if (best.isEmpty()) {
      throw new CannotDraft(
          "Cannot draft from %s: no separator splits its lines into the same number of fields (tried comma, semicolon, tab, bar, colon, tilde, caret, 0x01). Export it as CSV; nothing was written."
              .formatted(fileName));
    }
    if (usualCount(best) > Records.MOST_FIELDS) {
      throw new CannotDraft(
          "Cannot draft from %s: its records have more than %d fields, and a draft takes at most %d. Export fewer columns; nothing was written."
              .formatted(fileName, Records.MOST_FIELDS, Records.MOST_FIELDS));
    }
    return cut(text, separator, best, fileName);
  }

  private static ShapeDraft cut(
      TextEncoding text, char separator, List<List<String>> records, String fileName) {
    int usual = usualCount(records);
    refuseTrailingSeparator(records, usual, fileName);
    List<Finding> findings = new ArrayList<>();
    HeaderDraft header = HeaderDraft.of(records, usual);
    List<List<String>> below = records.subList(header.titleLines(), records.size());
    long fitting = below.stream().filter(record -> record.size() == usual).count();
    findings.add(
        new Finding(
            "separator",
            name(separator),
            "%d of the first %d records then have %d fields"
                .formatted(fitting, below.size(), usual),
            fitting == below.size() ? "" : "records with another number are faults, see below"));
    findings.add(header.finding());
    return new ShapeDraft(
        new DumpShape(
            "csv",
            text.encoding(),
            separator,
            '"',
            header.isHeader(),
            header.names(),
            layout(header.titleLines())),
        List.copyOf(findings));
  }

  private static Layout layout(int titleLines) {
    return titleLines == 0
        ? Layout.IN_ORDER
        : new Layout(
            List.of(), Set.of(), Map.of(DumpShape.TITLE_LINES, String.valueOf(titleLines)));
  }

  /** With such a separator no record has the fields that the header names. */
  private static void refuseTrailingSeparator(
      List<List<String>> records, int usual, String fileName) {
    List<List<String>> below = records.subList(1, records.size());
    boolean isTrailing =
        !below.isEmpty()
            && records.get(0).size() == usual - 1
            && below.stream()
                .allMatch(record -> record.size() == usual && record.get(usual - 1).isEmpty());
    if (isTrailing) {
      throw new CannotDraft(
          "Cannot draft from %s: every record ends in a separator that the header does not have, so each has %d fields for %d names. Ask the city to leave the last separator out of each record, or to put it behind the header too; nothing was written."
              .formatted(fileName, usual, usual - 1));
    }
  }

  /** Many fields, nearly always the same number, speak for a separator. */
  private static double score(List<List<String>> records) {
    if (records.isEmpty()) {
      return 0;
    }
    int usual = usualCount(records);
    double share =
        records.stream().filter(record -> record.size() == usual).count() / (double) records.size();
    return usual < 2 || share < 0.5 ? 0 : share * share * Math.log(usual);
  }

  /**
   * Whether most records, split at colons, fall apart within a time of day or an offset: in a file
   * of few fields these would outnumber the true separators.
   */
  private static boolean areOfTimes(List<List<String>> records) {
    return 2 * records.stream().filter(ShapeDraft::isOfTime).count() > records.size();
  }

  private static boolean isOfTime(List<String> fields) {
    for (int i = 1; i < fields.size(); i++) {
      if (BEFORE_COLON.matcher(fields.get(i - 1)).matches()
          && BEHIND_COLON.matcher(fields.get(i)).matches()) {
        return true;
      }
    }
    return false;
  }

  private static int usualCount(List<List<String>> records) {
    Map<Integer, Integer> counts = new HashMap<>();
    records.forEach(record -> counts.merge(record.size(), 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static List<List<String>> firstRecords(
      TextEncoding text, char separator, String fileName) {
    DumpShape anyShape =
        new DumpShape("csv", text.encoding(), separator, '"', false, List.of("any"));
    return new Records(text, anyShape, fileName).first(LOOKED_AT);
  }

  private static String name(char separator) {
    return NAMES.getOrDefault(separator, "'" + separator + "'");
  }
}
