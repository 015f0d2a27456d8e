package citylake.etl.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Records by which somebody tried the platform out: a kind of event that is called a test, or a
 * column that says so.
 *
 * @param column that tells them
 * @param values by which it does; each of few words that are known, so that none can be a person's
 * @param records that have one of them
 */
record Trials(ColumnProfile column, List<String> values, long records) {
  private static final Predicate<String> KIND =
      Pattern.compile(
              "(?i)测试[\\p{IsHan}0-9]{0,4}|(test|trial)([ _-]?(record|case|call|entry|data|incident))?")
          .asMatchPredicate();
  private static final Predicate<String> YES =
      Pattern.compile("(?i)是|1|y|yes|t|true|测试|test").asMatchPredicate();

  /** Yes, no, and nothing. */
  private static final int MOST_ANSWERS = 2;

  private static final double MOST_RECORDS = 0.5;

  static Optional<Trials> in(Roles roles) {
    return SourceDraft.codeColumn(roles)
        .flatMap(column -> in(column, KIND))
        .or(
            () ->
                roles.columns().stream()
                    .filter(column -> Hints.TRIAL.isIn(column.words()))
                    .filter(column -> column.distinct() <= MOST_ANSWERS)
                    .flatMap(column -> in(column, YES).stream())
                    .findFirst());
  }

  private static Optional<Trials> in(ColumnProfile column, Predicate<String> isTrial) {
    Map<String, Long> found =
        column.values().entrySet().stream()
            .filter(value -> isTrial.test(value.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    long records = found.values().stream().mapToLong(Long::longValue).sum();
    return records == 0 || records > MOST_RECORDS * column.records()
        ? Optional.empty()
        : Optional.of(new Trials(column, found.keySet().stream().sorted().toList(), records));
  }

  /** Tells of them, and what to ask. */
  static void note(Roles roles) {
    in(roles)
        .ifPresent(
            trials ->
                roles.note(
                    "trials",
                    "%d records are trials of the platform, it seems".formatted(trials.records()),
                    trials.words(),
                    "the draft leaves them out (_operation 'test'): ask whether they are"));
  }

  /** What tells them. */
  String words() {
    return "%s says %s".formatted(column.name(), String.join(", ", values));
  }

  /** The column of a SELECT that takes them out. */
  String operation() {
    String quoted = values.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    return "CASE WHEN %s IN (%s) THEN 'test' ELSE 'upsert' END AS _operation"
        .formatted(SelectDraft.trimmed(column), quoted);
  }
}
