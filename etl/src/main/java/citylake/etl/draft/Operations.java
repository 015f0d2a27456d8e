package citylake.etl.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column of few codes that may say of a record whether it is new, corrects an earlier one or
 * takes it back. A draft that passes it over would count events that were taken back.
 *
 * @param column that tells
 * @param deleted its codes that look like taking back; may be empty
 */
record Operations(ColumnProfile column, List<String> deleted) {
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(status|state|action|operation|op|change|flag|record type)\\b|状态|操作|变更|标志|标识");
  private static final Pattern CHANGED =
      Pattern.compile(
          "(?i)[numica]|new|ins(ert)?|add(ed)?|upd(ate)?d?|mod(ify|ified)?|corr(ect(ed|ion)?)?|新增|修改|更正|变更|更新");
  private static final Pattern DELETED =
      Pattern.compile(
          "(?i)[dx]|del(ete)?d?|void(ed)?|cancel(l?ed)?|retract(ed)?|withdrawn|删除|作废|撤销|注销|撤回");

  /** Without one of these the codes may say anything: open and closed, active and inactive. */
  private static final Pattern SURE =
      Pattern.compile(
          "(?i)[umd]|upd(ate)?d?|mod(ify|ified)?|corr.*|del(ete)?d?|retract(ed)?|修改|更正|变更|更新|删除|作废|撤销|注销|撤回");

  private static final int MOST_CODES = 6;

  static Optional<Operations> in(Roles roles) {
    return roles.columns().stream()
        .filter(column -> !column.isPart() && roles.words(column) == null)
        .filter(column -> NAMED.matcher(column.words()).find())
        .filter(Operations::isOfSuchCodes)
        .map(column -> new Operations(column, codes(column, DELETED)))
        .findFirst();
  }

  private static boolean isOfSuchCodes(ColumnProfile column) {
    boolean isFew = column.distinct() >= 2 && column.distinct() <= MOST_CODES;
    return isFew
        && !codes(column, SURE).isEmpty()
        && column.values().keySet().stream()
            .allMatch(
                value -> CHANGED.matcher(value).matches() || DELETED.matcher(value).matches());
  }

  private static List<String> codes(ColumnProfile column, Pattern form) {
    return column.values().keySet().stream()
        .filter(value -> form.matcher(value).matches())
        .sorted()
        .toList();
  }

  /** Tells of it, and what to ask. */
  void note(Roles roles) {
    roles.note(
        column.name(),
        "it may say correction and deletion; not used",
        "name, and codes such as %s".formatted(String.join(", ", shown())),
        "ask which code takes an earlier record back: until then all of them count as events");
  }

  private List<String> shown() {
    return column.values().keySet().stream().sorted().toList();
  }

  /** The mark that it is to be decided. */
  String remark() {
    return """
    -- DECIDE: %s may say correction and deletion (%s). Each record is taken for an event or its correction.
    -- Where one of them takes an earlier record back, write: CASE WHEN %s IN (%s) THEN 'retract' ELSE 'upsert' END AS _operation
    """
        .formatted(
            column.name().replaceAll("[\r\n]", " "),
            String.join(", ", shown()),
            SelectDraft.trimmed(column),
            (deleted.isEmpty() ? List.of("...") : deleted)
                .stream().map("'%s'"::formatted).collect(Collectors.joining(", ")));
  }
}
