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
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.people.Notes;
import java.util.Random;

/** The register of organisations. */
public final class Organisations {
  private static final int LONG_AGO = 6_000;
  private static final int OLD = 500;

  private final long seed;
  private final Households households;

  public Organisations(long seed, Households households) {
    this.seed = seed;
    this.households = households;
  }

  /** Offers all organisations of a city. */
  public void offer(City city, Dwellings dwellings, RowTaker taker) {
    for (Premises.Use use : Premises.Use.values()) {
      for (long n = 0; n < count(city, use); n++) {
        long number = n;
        long hash = Draw.hash(seed, "organisation" + use.code(), city.index(), n);
        int registered = -OLD - (int) Draw.below(LONG_AGO, hash >>> 4);
        taker.offer(
            Kind.ORGANISATION,
            registered,
            Calendar.NEVER,
            hash,
            changed -> organisation(city, dwellings, use, number, registered));
      }
    }
  }

  /** How many there are, by the number of households. */
  long count(City city, Premises.Use use) {
    long households = this.households.count(city);
    return switch (use) {
      case EMPLOYER -> 3 + households / 10;
      case SCHOOL -> 2 + households / 400;
      case HOTEL -> 2 + households / 300;
    };
  }

  private Row organisation(
      City city, Dwellings dwellings, Premises.Use use, long n, int registered) {
    Random random = Draw.of(seed, "organisation row" + use.code(), city.index(), n);
    Address address = Premises.address(dwellings, use, n);
    Member head = households.any(random, city, 0.9).head();
    return Row.of(
            Premises.no(city, use, n),
            Premises.name(city, use, n),
            use.code(),
            AddressWriting.written(address, random),
            Notes.name(random, head),
            Notes.phone(random, head),
            Calendar.date(registered),
            address.lon(),
            address.lat())
        .ofPerson(head)
        .at(address);
  }
}
