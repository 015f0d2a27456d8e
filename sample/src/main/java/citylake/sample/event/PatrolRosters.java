package citylake.sample.event;

import citylake.sample.form.Kind;
import citylake.sample.land.Cities;
import citylake.sample.land.Division;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** Which patrol is on duty where: three shifts a day in every county. */
final class PatrolRosters {
  private static final int HISTORY = 14;
  private static final int SHIFTS = 3;
  private static final int HOURS = 8;
  private static final String[] CODES = {"foot", "car", "motorcycle"};

  private final Happenings happenings;
  private final List<Division> counties;

  PatrolRosters(Happenings happenings) {
    this.happenings = happenings;
    this.counties = happenings.dwellings().map().counties();
  }

  void offer(Night night, RowTaker taker) {
    night.days(HISTORY, day -> offerDay(day, taker));
  }

  private void offerDay(int day, RowTaker taker) {
    for (int i = 0; i < counties.size() * SHIFTS; i++) {
      int number = i;
      taker.offer(
          Kind.PATROL_UNIT,
          day,
          Calendar.NEVER,
          happenings.hash(Kind.PATROL_UNIT, day, i, 1),
          changed -> roster(day, number));
    }
  }

  private Row roster(int day, int number) {
    Random random = happenings.random(Kind.PATROL_UNIT, day, number);
    Division county = counties.get(number / SHIFTS);
    LocalDateTime from = Calendar.date(day).atTime(number % SHIFTS * HOURS, 0);
    String kind = CODES[random.nextInt(CODES.length)];
    return Row.of(
        EventNo.of("D", happenings.city(), day, number),
        "U" + county.code() + (1 + random.nextInt(6)),
        kind,
        county.code(),
        from,
        from.plusHours(HOURS),
        2 + random.nextInt(3),
        kind.equals("foot")
            ? null
            : "%s%c%04d警"
                .formatted(Cities.PLATE_CHARACTER, happenings.city().plateLetter(), number));
  }
}
