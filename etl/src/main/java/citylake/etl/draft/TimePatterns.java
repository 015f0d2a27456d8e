package citylake.etl.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts which patterns of a time the values of a column follow. */
final class TimePatterns {
  /** A column in which fewer values than this follow one pattern is no time column. */
  private static final double LEAST_SHARE = 0.5;

  /** A second pattern must fit so many values more, or they are slips. */
  private static final double LEAST_SECOND_SHARE = 0.01;

  private static final int JUDGED_FROM = 200;

  private final List<Count> counts = new ArrayList<>();
  private long tried;

  TimePatterns() {
    TimePattern.all().forEach(pattern -> counts.add(new Count(pattern)));
  }

  void add(String value) {
    // After some hundred values only patterns that fit some of them are tried on.
    if (tried++ == JUDGED_FROM) {
      counts.removeIf(count -> count.fit == 0);
    }
    for (Count count : counts) {
      if (count.pattern.read(value) != null) {
        count.fit++;
      }
    }
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
  }
}
