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
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.people.Notes;
import citylake.sample.people.Stay;
import java.util.Random;

/** Leases: every second household that moved rents, and one in ten of the others. */
final class LeaseRegister implements PeopleRegisters.Register {
  private static final int RENTERS = 10;
  private static final int RENTERS_WHO_MOVED = 2;
  private static final double WITHOUT_ID = 0.2;

  private final long seed;
  private final Households households;

  LeaseRegister(long seed, Households households) {
    this.seed = seed;
    this.households = households;
  }

  @Override
  public void offer(Household household, Stay stay, Dwellings dwellings, RowTaker taker) {
    long no = PeopleRegisters.stayNo(household, stay);
    long hash = Draw.hash(seed, "lease", household.origin().index(), no);
    if (Draw.below(stay.no() == 0 ? RENTERS : RENTERS_WHO_MOVED, hash >>> 20) > 0) {
      return;
    }
    taker.offer(
        Kind.LEASE,
        stay.from(),
        stay.to(),
        hash,
        changed -> row(household, stay, dwellings.address(stay.dwelling()), changed));
  }

  private Row row(Household household, Stay stay, Address address, boolean hasEnded) {
    Member tenant = household.head();
    Random random = Draw.of(seed, "lease row", tenant.no(), stay.no());
    return Row.of(
            PeopleRegisters.recordNo("L", stay.city(), seed, tenant.no(), stay.no()),
            Notes.name(random, tenant),
            Notes.idNo(random, tenant, WITHOUT_ID),
            Notes.phone(random, tenant),
            households.any(random, stay.city(), 1.0).head().name(),
            AddressWriting.written(address, random),
            Calendar.date(stay.from()),
            hasEnded ? Calendar.date(stay.to()) : null)
        .ofPerson(tenant)
        .at(address);
  }
}
