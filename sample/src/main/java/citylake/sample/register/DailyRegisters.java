package citylake.sample.register;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.land.Address;
import citylake.sample.land.AddressWriting;
import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import citylake.sample.people.Household;
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.people.Notes;
import citylake.sample.people.Stay;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/** What comes anew each day: nights in hotels, parcels, missing persons. */
public final class DailyRegisters {
  private static final int HOTEL_HISTORY = 90;
  private static final int PARCEL_HISTORY = 7;
  private static final int MISSING_HISTORY = 365;
  private static final double GUESTS_A_HOUSEHOLD = 0.008;
  private static final double PARCELS_A_HOUSEHOLD = 0.35;
  private static final double MISSING_A_HOUSEHOLD = 0.00001;
  private static final double MISSING_AT_LEAST = 0.01;
  private static final double GUESTS_OF_THE_CITY = 0.3;
  private static final double WITHOUT_ID = 0.02;
  private static final double MASKED = 0.1;
  private static final String[] FEATURES = {"左眉有疤", "戴眼镜", "短发", "穿灰色外套", "右手有纹身", "走路微跛", "口音外地"};
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

  private final long seed;
  private final Households households;
  private final Organisations organisations;
  private final IntFunction<Dwellings> dwellings;

  /**
   * @param dwellings of a city by its index
   */
  public DailyRegisters(
      long seed,
      Households households,
      Organisations organisations,
      IntFunction<Dwellings> dwellings) {
    this.seed = seed;
    this.households = households;
    this.organisations = organisations;
    this.dwellings = dwellings;
  }

  /** Offers the rows of the days that a night may tell of. */
  public void offer(City city, Night night, RowTaker taker) {
    double size = households.count(city);
    night.days(
        HOTEL_HISTORY,
        day -> eachOf(Kind.HOTEL_STAY, city, day, size * GUESTS_A_HOUSEHOLD, this::stay, taker));
    night.days(
        PARCEL_HISTORY,
        day ->
            eachOf(
                Kind.PARCEL_DELIVERY, city, day, size * PARCELS_A_HOUSEHOLD, this::parcel, taker));
    double missing = Math.max(MISSING_AT_LEAST, size * MISSING_A_HOUSEHOLD);
    night.days(
        MISSING_HISTORY,
        day -> eachOf(Kind.MISSING_PERSON, city, day, missing, this::missing, taker));
  }

  /** Makes row i of a day. */
  private interface DayRow {
    Row row(City city, int day, String no, Random random);
  }

  private void eachOf(Kind kind, City city, int day, double mean, DayRow maker, RowTaker taker) {
    String name = kind.standardName();
    int rows = Draw.about(Draw.of(seed, name + " day", city.index(), day), mean);
    for (int i = 0; i < rows; i++) {
      int number = i;
      long entity = day * 1_000_000L + i;
      taker.offer(
          kind,
          day,
          Calendar.NEVER,
          Draw.hash(seed, name, city.index(), entity),
          changed ->
              maker.row(
                  city,
                  day,
                  "%s%s%s%06d"
                      .formatted(
                          name.substring(0, 1).toUpperCase(Locale.ROOT),
                          city.code(),
                          Calendar.date(day).format(DATE),
                          number),
                  Draw.of(seed, name + " row", city.index(), entity)));
    }
  }

  private Row stay(City city, int day, String no, Random random) {
    Household home = households.any(random, city, GUESTS_OF_THE_CITY);
    Member guest = grownUp(home, random);
    long hotel = (long) (random.nextDouble() * organisations.count(city, Premises.Use.HOTEL));
    LocalDateTime in = Calendar.date(day).atTime(12 + random.nextInt(11), random.nextInt(60));
    return Row.of(
            no,
            Premises.no(city, Premises.Use.HOTEL, hotel),
            Premises.name(city, Premises.Use.HOTEL, hotel),
            String.valueOf(201 + random.nextInt(800)),
            Notes.name(random, guest),
            "111",
            Notes.idNo(random, guest, WITHOUT_ID),
            Notes.phone(random, guest),
            AddressWriting.written(address(home, day), random),
            in,
            in.plusDays(1 + random.nextInt(3)).withHour(8 + random.nextInt(4)))
        .ofPerson(guest)
        .at(address(home, day));
  }

  private Row parcel(City city, int day, String no, Random random) {
    Household household = households.any(random, city, 1.0);
    if (household.stayOn(day).city().index() != city.index()) {
      household =
          households.household(city, household.no() - 1); // movers have no neighbours who move
    }
    Member recipient = grownUp(household, random);
    Address address = address(household, day);
    String name = recipient.name();
    return Row.of(
            no,
            random.nextDouble() < MASKED
                ? name.charAt(0) + (recipient.isMale() ? "先生" : "女士")
                : Notes.name(random, recipient),
            Notes.phone(random, recipient),
            AddressWriting.written(address, random),
            Calendar.date(day).atTime(8 + random.nextInt(13), random.nextInt(60)),
            "K" + (1_000 + random.nextInt(9_000)))
        .ofPerson(recipient)
        .at(address);
  }

  private Row missing(City city, int day, String no, Random random) {
    Household household = households.any(random, city, 0.8);
    Member member = household.members().get(random.nextInt(household.members().size()));
    LocalDateTime seen = Calendar.date(day).atTime(random.nextInt(24), random.nextInt(60));
    boolean isFound = day < -20 && random.nextInt(4) > 0;
    return Row.of(
            no,
            Notes.name(random, member),
            Notes.sex(member),
            Notes.born(random, member),
            Notes.idNo(random, member, 0.4),
            member.ageOn(day) < 14
                ? 80 + 6 * Math.max(0, member.ageOn(day))
                : 152 + random.nextInt(34),
            FEATURES[random.nextInt(FEATURES.length)],
            seen,
            AddressWriting.written(address(household, day), random),
            seen.plusHours(6 + random.nextInt(40)),
            isFound ? seen.plusDays(2 + random.nextInt(12)) : null,
            isFound ? "2" : "1")
        .ofPerson(member);
  }

  private Address address(Household household, int day) {
    Stay stay = household.stayOn(day);
    return dwellings.apply(stay.city().index()).address(stay.dwelling());
  }

  private static Member grownUp(Household household, Random random) {
    int start = random.nextInt(household.members().size());
    for (int i = 0; i < household.members().size(); i++) {
      Member member = household.members().get((start + i) % household.members().size());
      if (!member.phone().isEmpty()) {
        return member;
      }
    }
    return household.head();
  }
}
