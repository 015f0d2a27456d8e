package citylake.models.clock;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Aoristic weights of the 168 hours of the week, 0 = Monday 00:00 to 167 = Sunday 23:00 local.
 *
 * <p>Sums are exact: a weight is a whole number of units of 1e-18 event. The shares of a span are
 * rounded down to the unit and its last hour takes the rest, so every event weighs exactly 1 and no
 * sum depends on the order or grouping in which events came. Source of the method: Ratcliffe 2000.
 *
 * <p>Spans are walked along UTC: an hour that the clock repeats counts twice, one that it skips not
 * at all. Times are whole seconds. Not for use by several threads.
 */
public final class HourWeights {
  /** Hours of a week. */
  public static final int HOURS = 168;

  private static final long UNITS = 1_000_000_000_000_000_000L;
  private static final int HOUR_SECONDS = 3600;

  /** 1970-01-01 was a Thursday. */
  private static final int EPOCH_HOUR_OF_WEEK = 72;

  private final long[] whole = new long[HOURS];
  private final long[] units = new long[HOURS];

  /** Reads {@link #toBytes}. */
  static HourWeights ofBytes(byte[] bytes) {
    HourWeights clock = new HourWeights();
    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
    longs.get(clock.whole).get(clock.units);
    return clock;
  }

  /** The exact sums: whole events of each hour, then what is above them in 1e-18 event. */
  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * HOURS * Long.BYTES);
    bytes.asLongBuffer().put(whole).put(units);
    return bytes.array();
  }

  /** An event at one second. */
  public void addExact(long second, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    whole[hourOfWeek(second + offset(rules, second))]++;
  }

  /**
   * An event somewhere from {@code from} (included) to {@code to} (left out), UTC seconds, at most
   * seven days apart.
   */
  public void addSpan(long from, long to, ZoneId zone) {
    long span = to - from;
    ZoneRules rules = zone.getRules();
    long offset = offset(rules, from);
    long nextChange = nextChange(rules, from);
    long left = UNITS;
    long at = from;
    while (at < to) {
      if (at == nextChange) {
        offset = offset(rules, at);
        nextChange = nextChange(rules, at);
      }
      long local = at + offset;
      long endOfHour = at + HOUR_SECONDS - Math.floorMod(local, HOUR_SECONDS);
      long end = Math.min(to, Math.min(endOfHour, nextChange));
      long share = end == to ? left : share(end - at, span);
      add(hourOfWeek(local), share);
      left -= share;
      at = end;
    }
  }

  /** Adds all that another clock has counted. */
  public void merge(HourWeights other) {
    for (int hour = 0; hour < HOURS; hour++) {
      whole[hour] += other.whole[hour];
      add(hour, other.units[hour]);
    }
  }

  /** Events in an hour of the week. */
  public double weight(int hourOfWeek) {
    return whole[hourOfWeek] + (double) units[hourOfWeek] / UNITS;
  }

  /** Events in each hour of the week. */
  public double[] weights() {
    double[] weights = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      weights[hour] = weight(hour);
    }
    return weights;
  }

  /** All weights together, exact, in 1e-18 event. */
  BigInteger totalUnits() {
    BigInteger total = BigInteger.ZERO;
    for (int hour = 0; hour < HOURS; hour++) {
      total =
          total
              .add(BigInteger.valueOf(whole[hour]).multiply(BigInteger.valueOf(UNITS)))
              .add(BigInteger.valueOf(units[hour]));
    }
    return total;
  }

  /** Units of {@code seconds} out of {@code span}, rounded down, without leaving 64 bits. */
  private static long share(long seconds, long span) {
    return UNITS / span * seconds + UNITS % span * seconds / span;
  }

  private void add(int hour, long added) {
    units[hour] += added;
    if (units[hour] >= UNITS) {
      units[hour] -= UNITS;
      whole[hour]++;
    }
  }

  private static int hourOfWeek(long localSecond) {
    return (int)
        Math.floorMod(Math.floorDiv(localSecond, HOUR_SECONDS) + EPOCH_HOUR_OF_WEEK, (long) HOURS);
  }

  private static long offset(ZoneRules rules, long second) {
    return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
  }

  private static long nextChange(ZoneRules rules, long second) {
    ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(second));
    return next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }
}
