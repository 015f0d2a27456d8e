package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.event.Happenings.Happening;
import citylake.sample.form.Kind;
import citylake.sample.land.AddressWriting;
import citylake.sample.land.City;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import citylake.sample.people.Household;
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.people.Notes;
import java.util.Random;

/**
 * Cases and the suspects in them: one case in twelve has two offences, one in seven a suspect, who
 * is any grown-up of the province; a suspect says nothing of who did it.
 */
final class Incidents {
  /** Days of history that the first night tells of. */
  static final int HISTORY = 181;

  private static final double A_DAY = 700;
  private static final int TWO_OFFENCES = 12;
  private static final int WITH_SUSPECT = 7;
  private static final double SUSPECTS_OF_THE_CITY = 0.8;
  private static final double WITHOUT_ID = 0.35;

  private final Happenings happenings;
  private final Households households;

  Incidents(Happenings happenings, Households households) {
    this.happenings = happenings;
    this.households = households;
  }

  void offer(Night night, RowTaker taker) {
    night.days(HISTORY, day -> offerDay(day, taker));
  }

  private void offerDay(int day, RowTaker taker) {
    int cases = happenings.count(Kind.INCIDENT, day, A_DAY);
    for (int i = 0; i < cases; i++) {
      int number = i;
      long hash = happenings.hash(Kind.INCIDENT, day, i, 1);
      int offences = Draw.below(TWO_OFFENCES, hash >>> 24) == 0 ? 2 : 1;
      for (int part = 1; part <= offences; part++) {
        int offence = part;
        taker.offer(
            Kind.INCIDENT,
            day,
            Calendar.NEVER,
            happenings.hash(Kind.INCIDENT, day, i, part),
            changed -> incident(day, number, offence));
      }
      if (Draw.below(WITH_SUSPECT, hash >>> 32) == 0) {
        taker.offer(
            Kind.SUSPECT_FILE,
            day,
            Calendar.NEVER,
            happenings.hash(Kind.SUSPECT_FILE, day, i, 1),
            changed -> suspect(day, number));
      }
    }
  }

  private Row incident(int day, int number, int part) {
    Random random = happenings.random(Kind.INCIDENT, day, number);
    Offence offence = Offence.ALL.get(Draw.weighted(random, Offence.WEIGHTS));
    Happening happening = happenings.happening(Kind.INCIDENT, day, offence.hasSpan(), random);
    Offence named =
        part == 1
            ? offence
            : Offence.ALL.get((Offence.ALL.indexOf(offence) + 1) % Offence.ALL.size());
    int method = random.nextInt(Method.ALL.size());
    return row(
            EventNo.of("A", happenings.city(), day, number),
            part,
            named,
            random.nextInt(3) == 0 ? Method.ALL.get(method) : null,
            random,
            null,
            happening)
        .planted(happening.planted());
  }

  /** A row of the kind from its parts. */
  static Row row(
      String no,
      int part,
      Offence offence,
      Method method,
      Random random,
      String object,
      Happening happening) {
    Scene scene = happening.scene();
    Moment moment = happening.moment();
    return Row.of(
        no,
        String.valueOf(part),
        offence.code(),
        offence.words(),
        method == null ? null : method.code(),
        method == null ? null : method.inSomeWords(random),
        object,
        moment.from(),
        moment.to(),
        moment.reported(),
        scene.lon(),
        scene.lat(),
        scene.text(),
        scene.district(),
        scene.neighbourhood());
  }

  private Row suspect(int day, int number) {
    City city = happenings.city();
    Random random = happenings.random(Kind.SUSPECT_FILE, day, number);
    Household household = households.any(random, city, SUSPECTS_OF_THE_CITY);
    Member member = household.head();
    return Row.of(
            EventNo.of("X", city, day, number),
            EventNo.of("A", city, day, number),
            Notes.name(random, member),
            Notes.sex(member),
            Notes.born(random, member),
            Notes.idNo(random, member, WITHOUT_ID),
            Notes.phone(random, member),
            household.stayOn(day).city().index() == city.index()
                ? AddressWriting.written(
                    happenings.dwellings().address(household.stayOn(day).dwelling()), random)
                : null,
            Calendar.date(day))
        .ofPerson(member);
  }
}
