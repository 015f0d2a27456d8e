package citylake.sample.register;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
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

/**
 * Social insurance of two of three adults of working age. Two of five records of those who moved
 * away stay open.
 */
final class InsuranceRegister implements PeopleRegisters.Register {
  private static final int YOUNGEST = 22;
  private static final int OLDEST = 59;
  private static final int INSURED_OF_100 = 65;
  private static final int STAY_OPEN_OF_5 = 2;
  private static final int DAYS_UNTIL_KNOWN = 12;
  private static final double WITHOUT_ID = 0.03;

  private final long seed;
  private final Organisations organisations;

  InsuranceRegister(long seed, Organisations organisations) {
    this.seed = seed;
    this.organisations = organisations;
  }

  @Override
  public void offer(Household household, Stay stay, Dwellings dwellings, RowTaker taker) {
    for (Member member : household.members()) {
      int from = stay.from() + DAYS_UNTIL_KNOWN;
      int age = member.ageOn(Math.max(0, from));
      long hash = Draw.hash(seed, "insured", member.no(), stay.no());
      if (age < YOUNGEST
          || age > OLDEST
          || !member.isAliveOn(from)
          || Draw.below(100, hash >>> 20) >= INSURED_OF_100) {
        continue;
      }
      boolean staysOpen =
          stay.to() == Calendar.NEVER || Draw.below(5, hash >>> 30) < STAY_OPEN_OF_5;
      int to = staysOpen ? Calendar.NEVER : stay.to() + DAYS_UNTIL_KNOWN;
      taker.offer(
          Kind.SOCIAL_INSURANCE,
          from,
          to,
          hash,
          changed -> row(member, stay, from, changed ? to : Calendar.NEVER));
    }
  }

  private Row row(Member member, Stay stay, int from, int to) {
    Random random = Draw.of(seed, "insurance row", member.no(), stay.no());
    City city = stay.city();
    long employer = (long) (random.nextDouble() * organisations.count(city, Premises.Use.EMPLOYER));
    return Row.of(
            PeopleRegisters.recordNo("S", city, seed, member.no(), stay.no()),
            Notes.name(random, member),
            Notes.sex(member),
            Notes.born(random, member),
            Notes.idNo(random, member, WITHOUT_ID),
            Notes.phone(random, member),
            Premises.no(city, Premises.Use.EMPLOYER, employer),
            Premises.name(city, Premises.Use.EMPLOYER, employer),
            Calendar.date(from),
            to == Calendar.NEVER ? null : Calendar.date(to))
        .ofPerson(member);
  }
}
