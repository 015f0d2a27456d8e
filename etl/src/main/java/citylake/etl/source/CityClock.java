package citylake.etl.source;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From a city's wall clock to the instant in UTC, and back; a public class, because Spark's
 * generated code calls it.
 *
 * <p>A wall-clock time that the spring change skips names no instant: null. One that the autumn
 * change repeats names two: the earlier, so that a span never begins after its end.
 */
public final class CityClock implements Serializable {
  private static final long MICROS = 1_000_000L;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int FIRST_DAY =
      (int) LocalDateTime.of(1900, 1, 1, 0, 0).toLocalDate().toEpochDay();
  private static final int LAST_DAY =
      (int) LocalDateTime.of(2100, 1, 1, 0, 0).toLocalDate().toEpochDay();
  private static final int CHANGES = Integer.MIN_VALUE;
  private static final Map<String, int[]> OFFSETS = new ConcurrentHashMap<>();

  private final String zone;
  private transient volatile int[] offsets;

  CityClock(ZoneId zone) {
    this.zone = zone.getId();
  }

  /** Microseconds since 1970 in UTC; null where the wall clock skips this time. */
  public Long instant(long localMicros) {
    long localSeconds = Math.floorDiv(localMicros, MICROS);
    long day = Math.floorDiv(localSeconds, SECONDS_A_DAY);
    if (day >= FIRST_DAY && day < LAST_DAY) {
      int offset = offsets()[(int) day - FIRST_DAY];
      if (offset != CHANGES) {
        return localMicros - offset * MICROS;
      }
    }
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
    List<ZoneOffset> valid = ZoneId.of(zone).getRules().getValidOffsets(local);
    return valid.isEmpty() ? null : localMicros - valid.get(0).getTotalSeconds() * MICROS;
  }

  /** Microseconds of the wall clock since 1970-01-01 00:00; every instant has one. */
  public Long wallClock(long instantMicros) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(instantMicros, MICROS));
    return instantMicros + offset(ZoneId.of(zone).getRules(), instant) * MICROS;
  }

  /** The offset of each day that has only one, made once a zone and process. */
  private int[] offsets() {
    int[] known = offsets;
    if (known == null) {
      known = OFFSETS.computeIfAbsent(zone, CityClock::offsetsOf);
      offsets = known;
    }
    return known;
  }

  private static int[] offsetsOf(String zone) {
    int[] offsets = new int[LAST_DAY - FIRST_DAY];
    ZoneRules rules = ZoneId.of(zone).getRules();
    for (int day = FIRST_DAY; day < LAST_DAY; day++) {
      Instant around = Instant.ofEpochSecond((long) day * SECONDS_A_DAY);
      int before = offset(rules, around.minusSeconds(SECONDS_A_DAY));
      boolean isOne =
          before == offset(rules, around.plusSeconds(SECONDS_A_DAY / 2))
              && before == offset(rules, around.plusSeconds(2L * SECONDS_A_DAY));
      offsets[day - FIRST_DAY] = isOne ? before : CHANGES;
    }
    return offsets;
  }

  private static int offset(ZoneRules rules, Instant instant) {
    return rules.getOffset(instant).getTotalSeconds();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CityClock that && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return zone.hashCode();
  }

  @Override
  public String toString() {
    return zone;
  }
}
