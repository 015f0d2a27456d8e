package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.event.Happenings.Happening;
import citylake.sample.form.Kind;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;

/** The cases of series, among the incidents of their cities. */
final class SeriesIncidents {
  /** Their running numbers begin behind those of the day's other cases. */
  private static final int FIRST_NUMBER = 90_000;

  private static final int CASES_A_SERIES = 10;
  private static final String[] VEHICLES = {"白色面包车", "黑色轿车", "银灰色轿车"};

  private final Happenings happenings;
  private final List<CaseSeries> series;

  SeriesIncidents(Happenings happenings, List<CaseSeries> series) {
    this.happenings = happenings;
    this.series = List.copyOf(series);
  }

  void offer(Night night, RowTaker taker) {
    night.days(
        Incidents.HISTORY,
        day -> {
          for (CaseSeries each : series) {
            for (CaseSeries.Case one : each.cases()) {
              if (one.day() == day && one.city().index() == happenings.city().index()) {
                offerCase(each, one, taker);
              }
            }
          }
        });
  }

  private void offerCase(CaseSeries each, CaseSeries.Case one, RowTaker taker) {
    int number = FIRST_NUMBER + each.no() * CASES_A_SERIES + one.number();
    taker.offer(
        Kind.INCIDENT,
        one.day(),
        Calendar.NEVER,
        happenings.hash(Kind.INCIDENT, one.day(), number, 1),
        changed -> incident(each, one, number));
  }

  private Row incident(CaseSeries each, CaseSeries.Case one, int number) {
    Random random = happenings.random(Kind.INCIDENT, one.day(), number);
    LocalDateTime from =
        Calendar.date(one.day()).atTime(one.hour(), random.nextInt(60), 1 + random.nextInt(59));
    String object =
        switch (random.nextInt(5)) {
          case 0 -> null;
          case 1 -> VEHICLES[(int) Draw.below(VEHICLES.length, each.no())];
          case 2 ->
              "嫌疑车辆尾号" + each.vehicle().plate().substring(each.vehicle().plate().length() - 3);
          default -> "嫌疑车辆" + each.vehicle().plate();
        };
    return Incidents.row(
            EventNo.of("A", happenings.city(), one.day(), number),
            1,
            Offence.ALL.get(each.offence()),
            each.method(),
            random,
            object,
            new Happening(
                Scene.anywhere(happenings.dwellings(), random),
                new Moment(from, null, from.plusMinutes(10 + random.nextInt(300))),
                null))
        .planted(each.id());
  }
}
