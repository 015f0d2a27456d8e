package citylake.sample.register;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.land.Address;
import citylake.sample.land.AddressWriting;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import citylake.sample.people.Household;
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.people.Notes;
import java.util.Random;

/** Registers of dwellings: the standard addresses themselves, and the housing units. */
public final class LandRegisters {
  private static final int LONG_AGO = -5_000;
  private static final int DWELLINGS_FOR_ONE_NEW = 3_000;
  private static final double WITHOUT_OWNER_ID = 0.3;
  private static final int LET_TO_ONE_OF = 8;

  private final long seed;
  private final Households households;

  public LandRegisters(long seed, Households households) {
    this.seed = seed;
    this.households = households;
  }

  /** Offers every dwelling that stands by a day; some are built each day. */
  public void offer(City city, Dwellings dwellings, int day, RowTaker taker) {
    long standing = households.dwellings(city);
    long aDay = 1 + standing / DWELLINGS_FOR_ONE_NEW;
    for (long n = 0; n < standing + aDay * day; n++) {
      long dwelling = n;
      int built = n < standing ? LONG_AGO : 1 + (int) ((n - standing) / aDay);
      long hash = Draw.hash(seed, "dwelling", city.index(), n);
      taker.offer(
          Kind.STANDARD_ADDRESS,
          built,
          Calendar.NEVER,
          hash,
          changed -> standardAddress(dwellings.address(dwelling)));
      taker.offer(
          Kind.HOUSING_UNIT,
          built,
          Calendar.NEVER,
          Draw.hash(seed, "housing", city.index(), n),
          changed -> housingUnit(city, dwellings, dwelling));
    }
  }

  private static Row standardAddress(Address address) {
    return Row.of(
            address.no(),
            Cities.PROVINCE,
            address.city().name() + "市",
            address.county().code(),
            address.county().name(),
            address.town().code(),
            address.town().name(),
            address.community().code(),
            address.community().name(),
            address.road(),
            String.valueOf(address.house()),
            address.compound(),
            number(address.building()),
            number(address.unit()),
            number(address.room()),
            address.levelCode(),
            address.standardText(),
            address.lon(),
            address.lat())
        .at(address);
  }

  private static String number(int number) {
    return number == 0 ? null : String.valueOf(number);
  }

  private Row housingUnit(City city, Dwellings dwellings, long dwelling) {
    Address address = dwellings.address(dwelling);
    Random random = Draw.of(seed, "housing unit", city.index(), dwelling);
    boolean isLet = random.nextInt(LET_TO_ONE_OF) == 0 || dwelling >= households.count(city);
    Household owner =
        isLet ? households.any(random, city, 1.0) : households.household(city, dwelling);
    Member head = owner.head();
    return Row.of(
            "F%s%09d".formatted(city.code(), dwelling),
            AddressWriting.written(address, random),
            "11",
            45 + random.nextInt(110),
            1985 + random.nextInt(38),
            Notes.name(random, head),
            Notes.idNo(random, head, WITHOUT_OWNER_ID),
            address.lon(),
            address.lat())
        .ofPerson(head)
        .at(address);
  }
}
