package citylake.models.clock;

import java.time.ZoneId;

/**
 * The clock of one city and kind: its weights, and every event in exactly one of four counts.
 *
 * <p>Not for use by several threads.
 */
public final class ClockCounts {
  private static final long DAY_SECONDS = 86_400;

  private final HourWeights weights;
  private long exact;
  private long range;
  private long setApart;
  private long unknown;

  private ClockCounts(HourWeights weights) {
    this.weights = weights;
  }

  public ClockCounts() {
    this(new HourWeights());
  }

  /** From the parts that {@link #weights} and the counts give. */
  static ClockCounts of(HourWeights weights, long exact, long range, long setApart, long unknown) {
    ClockCounts counts = new ClockCounts(weights);
    counts.exact = exact;
    counts.range = range;
    counts.setApart = setApart;
    counts.unknown = unknown;
    return counts;
  }

  /**
   * Counts one event.
   *
   * @param from earliest time, UTC second; null: unknown
   * @param to latest time, UTC second; null or equal to {@code from}: the event has one time;
   *     before {@code from}: the two contradict each other, which is as good as unknown
   */
  public void add(Long from, Long to, ZoneId zone, int longestSpanDays) {
    if (from == null || (to != null && to < from)) {
      unknown++;
    } else if (to == null || to.equals(from)) {
      exact++;
      weights.addExact(from, zone);
    } else if (to - from > longestSpanDays * DAY_SECONDS) {
      setApart++;
    } else {
      range++;
      weights.addSpan(from, to, zone);
    }
  }

  /** Counts an event that the clock does not learn from though its time may be known. */
  public void addSetApart() {
    setApart++;
  }

  public void merge(ClockCounts other) {
    weights.merge(other.weights);
    exact += other.exact;
    range += other.range;
    setApart += other.setApart;
    unknown += other.unknown;
  }

  public HourWeights weights() {
    return weights;
  }

  /** Events with one time. */
  public long exact() {
    return exact;
  }

  /** Events with a span. */
  public long range() {
    return range;
  }

  /** Events left out though their time is known: a span too long, or discovered by patrols. */
  public long setApart() {
    return setApart;
  }

  /** Events without a time. */
  public long unknown() {
    return unknown;
  }
}
