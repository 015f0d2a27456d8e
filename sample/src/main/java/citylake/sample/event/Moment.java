package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.people.Calendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;

/**
 * When something happened, as far as anyone knows.
 *
 * @param from null where the time was never taken down
 * @param to end of the span in which it happened; null where the start is exact
 */
record Moment(LocalDateTime from, LocalDateTime to, LocalDateTime reported) {
  private static final double[] CRIME_DAY = {
    5, 3.5, 2.5, 1.8, 1.3, 1.2, 1.6, 2.4, 3.2, 3.6, 4, 4.3, 4.8, 4.6, 4.7, 5, 5.3, 5.6, 5.8, 5.8,
    5.6, 5.5, 5.3, 5.4
  };
  private static final double[] TRAFFIC_DAY = {
    0.6, 0.4, 0.3, 0.3, 0.5, 1.2, 3, 6, 7, 5, 3.5, 3.5, 4, 4, 4.5, 5.5, 7, 8, 6, 3.5, 2.4, 1.8, 1.3,
    0.9
  };
  private static final double DEFAULT_TIME = 0.03;
  private static final double NO_TIME = 0.015;
  private static final double LONG_SPAN = 0.05;

  /** At an hour as crimes have it; a span where it was found later. */
  static Moment ofCrime(int day, boolean hasSpan, Random random) {
    int hour = Draw.weighted(random, CRIME_DAY);
    return of(day, hour, hasSpan && random.nextInt(3) > 0, random);
  }

  /** At an hour as traffic has it. */
  static Moment ofTraffic(int day, Random random) {
    return of(day, Draw.weighted(random, TRAFFIC_DAY), false, random);
  }

  /** Within hot hours, known to the minute. */
  static Moment within(int day, HotPlan.Hours hours, Random random) {
    int hour = hours.fromHour() + random.nextInt(hours.toHour() - hours.fromHour());
    LocalDateTime from =
        Calendar.date(day).atTime(hour, random.nextInt(60), 1 + random.nextInt(59));
    return new Moment(from, null, from.plusMinutes(4 + random.nextInt(50)));
  }

  private static Moment of(int day, int hour, boolean isSpan, Random random) {
    LocalDate date = Calendar.date(day);
    LocalDateTime from = date.atTime(hour, random.nextInt(60), random.nextInt(60));
    LocalDateTime reported = from.plusMinutes(5 + random.nextInt(120));
    double what = random.nextDouble();
    if (what < DEFAULT_TIME) {
      return new Moment(date.atStartOfDay(), null, reported);
    }
    if (what < DEFAULT_TIME + NO_TIME) {
      return new Moment(null, null, reported);
    }
    if (!isSpan) {
      return new Moment(from, null, reported);
    }
    int minutes =
        random.nextDouble() < LONG_SPAN
            ? 1_440 * (8 + random.nextInt(20))
            : 60 + random.nextInt(14 * 60);
    return new Moment(from.minusMinutes(minutes), from, reported);
  }
}
