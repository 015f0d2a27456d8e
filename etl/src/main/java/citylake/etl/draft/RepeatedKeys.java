package citylake.etl.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records that repeat the number of an earlier one with other contents. A night takes each for a
 * correction, which replaces the earlier record; where a record stands for an offence, a victim or
 * a vehicle, events would be lost so without a word.
 *
 * @param key the column whose values they repeat
 * @param records how many
 * @param first number of the first of them, 1-based
 * @param tellingApart columns that are different in each record of one number
 */
record RepeatedKeys(ColumnProfile key, long records, long first, List<ColumnProfile> tellingApart) {
  private static final int MOST_NAMED = 5;

  /**
   * Looks once more at the records whose number repeats.
   *
   * @param checks that have seen every record
   */
  static Optional<RepeatedKeys> in(Records records, Roles roles, RecordChecks checks) {
    if (checks.replacing() == 0) {
      return Optional.empty();
    }
    List<ColumnProfile> columns = roles.columns();
    int at = columns.indexOf(checks.key());
    SeenHashes whole = new SeenHashes();
    List<SeenHashes> withKey = columns.stream().map(column -> new SeenHashes()).toList();
    records.forEach(
        (number, fields, fault) -> {
          String key = fault == null ? fields.get(at).strip() : "";
          if (checks.isRepeated(key) && whole.add(SeenHashes.hash(fields))) {
            for (int i = 0; i < columns.size(); i++) {
              withKey.get(i).add(SeenHashes.hash(List.of(key, fields.get(i).strip())));
            }
          }
          return true;
        });
    List<ColumnProfile> apart = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (i != at && !columns.get(i).isPart() && withKey.get(i).size() == whole.size()) {
        apart.add(columns.get(i));
      }
    }
    return Optional.of(
        new RepeatedKeys(checks.key(), checks.replacing(), checks.firstReplacing(), apart));
  }

  Finding finding() {
    List<String> names = tellingApart.stream().limit(MOST_NAMED).map(ColumnProfile::name).toList();
    String apart =
        names.isEmpty()
            ? "no single column tells them apart"
            : "together with it %s is different in each".formatted(anyOf(names));
    return new Finding(
        "key",
        "%d records would replace an earlier record of this file, the first is record %d"
            .formatted(records, first),
        "they repeat a value of %s with other contents; %s".formatted(key.name(), apart),
        "ask whether such a record corrects the earlier one, or is an offence or a victim of its own: then the earlier one would be lost");
  }

  private static String anyOf(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /**
   * The mark that it is to be decided.
   *
   * @param column of the standard table that takes the number that is unique
   */
  String remark(Roles roles, String column) {
    return """
    -- DECIDE: %d records repeat a value of %s with other contents, the first is record %d.
    -- Each is taken for a correction, which replaces the earlier record. Where each is an offence, a victim or a vehicle of its own,
    -- write a key that is its own: %s AS %s
    """
        .formatted(records, key.name().replaceAll("[\r\n]", " "), first, ownKey(roles), column);
  }

  /** As text where no part may tell of a person: a key is of a lower grade than that. */
  private String ownKey(Roles roles) {
    return tellingApart.stream()
        .filter(column -> ContractDraft.grade(column, roles).equals("internal"))
        .min(Comparator.comparing(ColumnProfile::isTime))
        .map(column -> joined(Stream.of(key, column).map(SelectDraft::trimmed)))
        .orElseGet(
            () ->
                "sha2(%s, 256)"
                    .formatted(
                        joined(
                            tellingApart.isEmpty()
                                ? roles.columns().stream()
                                    .filter(column -> !column.isPart())
                                    .map(ColumnProfile::sql)
                                : Stream.of(key, tellingApart.get(0)).map(ColumnProfile::sql))));
  }

  private static String joined(Stream<String> parts) {
    return "concat_ws('|', %s)".formatted(parts.collect(Collectors.joining(", ")));
  }
}
