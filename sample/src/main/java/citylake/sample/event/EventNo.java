package citylake.sample.event;

import citylake.sample.land.City;
import citylake.sample.people.Calendar;
import java.time.format.DateTimeFormatter;

/** Numbers of cases, crashes and the like: a letter, the city, the date and a running number. */
final class EventNo {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int RUNNING = 100_000;

  private EventNo() {}

  static String of(String letter, City city, int day, int number) {
    return letter
        + city.code()
        + Calendar.date(day).format(DATE)
        + String.valueOf(RUNNING + number).substring(1);
  }
}
