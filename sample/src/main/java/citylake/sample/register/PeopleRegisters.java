package citylake.sample.register;

import citylake.sample.draw.Draw;
import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Household;
import citylake.sample.people.Households;
import citylake.sample.people.Stay;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All registers that tell of who lives in a city, in one pass over its households: each stay of a
 * household in the city goes to every register.
 */
public final class PeopleRegisters {
  /** One register, household by household. */
  interface Register {
    void offer(Household household, Stay stay, Dwellings dwellings, RowTaker taker);
  }

  private static final long NUMBERS = 100_000_000_000_000L;

  private final Households households;
  private final List<Register> registers;

  public PeopleRegisters(long seed, Households households, Organisations organisations) {
    this.households = households;
    this.registers =
        List.of(
            new HouseholdRegister(seed),
            new LeaseRegister(seed, households),
            new InsuranceRegister(seed, organisations),
            new SchoolRegister(seed, organisations),
            new UtilityRegister(seed));
  }

  public void offer(City city, IntFunction<Dwellings> dwellings, RowTaker taker) {
    households.living(
        city,
        household -> {
          for (Stay stay : household.stays()) {
            if (stay.city().index() == city.index()) {
              for (Register register : registers) {
                register.offer(household, stay, dwellings.apply(city.index()), taker);
              }
            }
          }
        });
  }

  /** Number of a household's stay, the same in all registers' draws. */
  static long stayNo(Household household, Stay stay) {
    return household.no() * 2 + stay.no();
  }

  /** A record number: a letter, the city, and a number that says nothing of the person. */
  static String recordNo(String letter, City city, long seed, long a, long b) {
    long hash = Draw.hash(seed, letter, a, b);
    return letter + city.code() + String.valueOf(NUMBERS + Draw.below(NUMBERS, hash)).substring(1);
  }
}
