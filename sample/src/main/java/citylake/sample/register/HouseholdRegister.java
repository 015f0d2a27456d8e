package citylake.sample.register;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.land.Address;
import citylake.sample.land.AddressWriting;
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
 * The household register: who is registered where. It learns of births and deaths days later, of
 * one death in eight never, and of a move when the household says so.
 */
final class HouseholdRegister implements PeopleRegisters.Register {
  private static final String LIVES_HERE = "1";
  private static final String DIED = "2";
  private static final String MOVED = "3";
  private static final int DAYS_AFTER_BIRTH = 9;
  private static final int DAYS_AFTER_DEATH = 6;
  private static final int DEATHS_UNHEARD_OF = 8;
  private static final double WITHOUT_ID = 0.01;

  private final long seed;

  HouseholdRegister(long seed) {
    this.seed = seed;
  }

  @Override
  public void offer(Household household, Stay stay, Dwellings dwellings, RowTaker taker) {
    if (stay.registeredFrom() == Calendar.NEVER) {
      return;
    }
    for (Member member : household.members()) {
      long hash = Draw.hash(seed, "registered", member.no(), stay.no());
      int from =
          Math.max(
              stay.registeredFrom(),
              member.bornDay() > -Calendar.YEAR
                  ? member.bornDay() + DAYS_AFTER_BIRTH
                  : stay.registeredFrom());
      boolean isDeathHeard = Draw.below(DEATHS_UNHEARD_OF, hash >>> 16) > 0;
      int died =
          member.diedDay() == Calendar.NEVER || !isDeathHeard
              ? Calendar.NEVER
              : member.diedDay() + DAYS_AFTER_DEATH;
      int ended = Math.min(died, stay.registeredTo());
      if (ended <= from) {
        continue;
      }
      taker.offer(
          Kind.HOUSEHOLD_MEMBER,
          from,
          ended,
          hash,
          changed ->
              row(
                  household,
                  stay,
                  member,
                  dwellings.address(stay.dwelling()),
                  from,
                  changed ? ended : Calendar.NEVER,
                  died <= stay.registeredTo() ? DIED : MOVED));
    }
  }

  private Row row(
      Household household,
      Stay stay,
      Member member,
      Address address,
      int from,
      int ended,
      String why) {
    Random random = Draw.of(seed, "household row", member.no(), stay.no());
    Random writing = Draw.of(seed, "household address", household.head().no(), stay.no());
    boolean isEnded = ended != Calendar.NEVER;
    return Row.of(
            PeopleRegisters.recordNo("H", stay.city(), seed, member.no(), stay.no()),
            PeopleRegisters.recordNo("HH", stay.city(), seed, household.head().no(), stay.no()),
            member.relation(),
            Notes.name(random, member),
            Notes.sex(member),
            Notes.born(random, member),
            Notes.idNo(random, member, WITHOUT_ID),
            Notes.phone(random, member),
            AddressWriting.written(address, writing),
            isEnded ? why : LIVES_HERE,
            Calendar.date(from),
            isEnded ? Calendar.date(ended) : null)
        .ofPerson(member)
        .at(address);
  }
}
