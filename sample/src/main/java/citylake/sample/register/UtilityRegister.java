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
import java.util.List;
import java.util.Random;

/**
 * Accounts for water or electricity, in the name of whichever member signed, mostly without an ID
 * number.
 */
final class UtilityRegister implements PeopleRegisters.Register {
  private static final double WITHOUT_ID = 0.6;

  private final long seed;

  UtilityRegister(long seed) {
    this.seed = seed;
  }

  @Override
  public void offer(Household household, Stay stay, Dwellings dwellings, RowTaker taker) {
    long no = PeopleRegisters.stayNo(household, stay);
    taker.offer(
        Kind.UTILITY_ACCOUNT,
        stay.from(),
        stay.to(),
        Draw.hash(seed, "account", household.origin().index(), no),
        changed -> row(household, stay, dwellings.address(stay.dwelling()), changed));
  }

  private Row row(Household household, Stay stay, Address address, boolean hasEnded) {
    Random random = Draw.of(seed, "account row", household.head().no(), stay.no());
    List<Member> grown =
        household.members().stream().filter(member -> !member.phone().isEmpty()).toList();
    Member holder = grown.isEmpty() ? household.head() : grown.get(random.nextInt(grown.size()));
    return Row.of(
            PeopleRegisters.recordNo("U", stay.city(), seed, household.head().no(), stay.no()),
            random.nextBoolean() ? "W" : "E",
            Notes.name(random, holder),
            Notes.idNo(random, holder, WITHOUT_ID),
            Notes.phone(random, holder),
            AddressWriting.written(address, random),
            Calendar.date(stay.from()),
            hasEnded ? Calendar.date(stay.to()) : null,
            100 + random.nextInt(9_000))
        .ofPerson(holder)
        .at(address);
  }
}
