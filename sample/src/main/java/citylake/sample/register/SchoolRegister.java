package citylake.sample.register;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.land.Address;
import citylake.sample.land.AddressWriting;
import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import citylake.sample.people.Household;
import citylake.sample.people.Member;
import citylake.sample.people.Notes;
import citylake.sample.people.Stay;
import java.util.Random;

/** Pupils from six to seventeen, with a guardian of the household. */
final class SchoolRegister implements PeopleRegisters.Register {
  private static final int YOUNGEST = 6;
  private static final int OLDEST = 17;
  private static final int NOT_ENROLLED = 20;
  private static final int DAYS_UNTIL_KNOWN = 20;
  private static final double WITHOUT_ID = 0.12;

  private final long seed;
  private final Organisations organisations;

  SchoolRegister(long seed, Organisations organisations) {
    this.seed = seed;
    this.organisations = organisations;
  }

  @Override
  public void offer(Household household, Stay stay, Dwellings dwellings, RowTaker taker) {
    for (Member member : household.members()) {
      int age = member.ageOn(0);
      long hash = Draw.hash(seed, "enrolled", member.no(), stay.no());
      if (age < YOUNGEST || age > OLDEST || Draw.below(NOT_ENROLLED, hash >>> 20) == 0) {
        continue;
      }
      int from = stay.from() + DAYS_UNTIL_KNOWN;
      int to = stay.to() == Calendar.NEVER ? Calendar.NEVER : stay.to() + DAYS_UNTIL_KNOWN;
      taker.offer(
          Kind.SCHOOL_ENROLMENT,
          from,
          to,
          hash,
          changed ->
              row(
                  household.head(),
                  member,
                  stay,
                  dwellings.address(stay.dwelling()),
                  from,
                  changed ? to : Calendar.NEVER));
    }
  }

  private Row row(Member guardian, Member pupil, Stay stay, Address address, int from, int to) {
    Random random = Draw.of(seed, "school row", pupil.no(), stay.no());
    City city = stay.city();
    long school = (long) (random.nextDouble() * organisations.count(city, Premises.Use.SCHOOL));
    return Row.of(
            PeopleRegisters.recordNo("P", city, seed, pupil.no(), stay.no()),
            Notes.name(random, pupil),
            Notes.sex(pupil),
            Notes.born(random, pupil),
            Notes.idNo(random, pupil, WITHOUT_ID),
            Premises.no(city, Premises.Use.SCHOOL, school),
            Premises.name(city, Premises.Use.SCHOOL, school),
            pupil.ageOn(0) - YOUNGEST + 1,
            Notes.name(random, guardian),
            Notes.phone(random, guardian),
            AddressWriting.written(address, random),
            Calendar.date(from),
            to == Calendar.NEVER ? null : Calendar.date(to))
        .ofPerson(pupil)
        .at(address);
  }
}
