package citylake.etl.draft;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Counts which patterns of a time the values of a column follow. */
final class TimePatterns {
  /** A column in which fewer values than this follow one pattern is no time column. */
  private static final double LEAST_SHARE = 0.5;

  /** A second pattern must fit so many values more, or they are slips. */
  private static final double LEAST_SECOND_SHARE = 0.01;

  private static final int JUDGED_FROM = 200;

  /** So many different values of one form are worth a try with every pattern. */
  private static final int MOST_TRIES = 20;

  private static final int MOST_FORMS = 100;
  private static final int ONE_O_CLOCK = 3600;

  private final List<Count> all = TimePattern.all().stream().map(Count::new).toList();
  private final Map<String, Set<String>> triedByForm = new HashMap<>();

  /** Those that may fit. */
  private List<Count> counts = all;

  private long tried;
  private long timed;
  private long atMidnight;
  private long atOne;

  void add(String value) {
    // After some hundred values only patterns that fit some of them are tried on.
    if (tried++ == JUDGED_FROM) {
      counts = fitting();
    }
    LocalDateTime time = null;
    for (Count count : counts) {
      LocalDateTime read = count.take(value);
      time = time == null ? read : time;
    }
    if (time == null && tried > JUDGED_FROM && isWorthATry(value)) {
      time = tryTheOthers(value);
    }
    countDefaults(time);
  }

  /** Patterns that read one text read the same time of day: they differ in its date alone. */
  private void countDefaults(LocalDateTime time) {
    if (time != null) {
      int second = time.toLocalTime().toSecondOfDay();
      timed++;
      atMidnight += second == 0 ? 1 : 0;
      atOne += second == ONE_O_CLOCK ? 1 : 0;
    }
  }

  /** Another export may have been joined on here, with times of its own. */
  private LocalDateTime tryTheOthers(String value) {
    LocalDateTime time = null;
    for (Count count : all) {
      LocalDateTime read = count.fit == 0 ? count.take(value) : null;
      time = time == null ? read : time;
    }
    counts = time == null ? counts : fitting();
    return time;
  }

  /** Values that are a time. */
  long timed() {
    return timed;
  }

  /** Of them, those exactly at midnight. */
  long atMidnight() {
    return atMidnight;
  }

  /** And those exactly at one o'clock in the night. */
  long atOne() {
    return atOne;
  }

  private List<Count> fitting() {
    return all.stream().filter(count -> count.fit > 0).toList();
  }

  /** Texts that are no times come in few forms, or in so many that they are none. */
  private boolean isWorthATry(String value) {
    if (!TimePattern.hasLengthOfTime(value)) {
      return false;
    }
    String form = form(value);
    if (triedByForm.size() >= MOST_FORMS && !triedByForm.containsKey(form)) {
      return false;
    }
    Set<String> values = triedByForm.computeIfAbsent(form, key -> new HashSet<>());
    return values.size() < MOST_TRIES && values.add(value);
  }

  /** The value with 9 for each digit and a for each letter. */
  private static String form(String value) {
    char[] form = value.toCharArray();
    for (int i = 0; i < form.length; i++) {
      form[i] = Character.isDigit(form[i]) ? '9' : Character.isLetter(form[i]) ? 'a' : form[i];
    }
    return new String(form);
  }

  /**
   * The pattern that most values follow, where at least half do; of equals the first of {@link
   * TimePattern#all}.
   */
  Optional<TimePattern> best(long filled) {
    return counts.stream()
        .filter(count -> count.fit >= Math.max(1, LEAST_SHARE * filled))
        .max(Comparator.comparingLong((Count count) -> count.fit))
        .map(count -> firstOfEquals(count.fit));
  }

  private TimePattern firstOfEquals(long fit) {
    return counts.stream().filter(count -> count.fit == fit).findFirst().orElseThrow().pattern;
  }

  /** A pattern that values follow which do not follow the best one: two exports were joined. */
  Optional<TimePattern> second(TimePattern best, long filled) {
    long left = filled - fitOf(best);
    return counts.stream()
        .filter(count -> count.fit <= left && count.fit >= LEAST_SECOND_SHARE * filled)
        .max(Comparator.comparingLong((Count count) -> count.fit))
        .map(count -> firstOfEquals(count.fit));
  }

  /** The best, and the second where two exports were joined; empty for a column without times. */
  List<TimePattern> patterns(long filled) {
    return best(filled).stream()
        .flatMap(best -> Stream.concat(Stream.of(best), second(best, filled).stream()))
        .toList();
  }

  private long fitOf(TimePattern pattern) {
    return counts.stream()
        .filter(count -> count.pattern.equals(pattern))
        .mapToLong(count -> count.fit)
        .findFirst()
        .orElse(-1);
  }

  /** Another pattern with day and month the other way round that fits as many values. */
  Optional<TimePattern> rival(TimePattern best) {
    long fit = fitOf(best);
    return counts.stream()
        .filter(count -> count.fit == fit && count.pattern.isSwapped(best))
        .map(count -> count.pattern)
        .findFirst();
  }

  private static final class Count {
    private final TimePattern pattern;
    private long fit;

    private Count(TimePattern pattern) {
      this.pattern = pattern;
    }

    private LocalDateTime take(String value) {
      LocalDateTime time = pattern.read(value);
      fit += time == null ? 0 : 1;
      return time;
    }
  }
}
