package citylake.sample.people;

import citylake.sample.draw.Draw;
import citylake.sample.land.City;
import citylake.sample.person.IdNumber;
import citylake.sample.person.PersonNames;
import citylake.sample.person.Phones;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Who belongs to a household: a head, mostly a spouse who keeps her name, children by age, a
 * parent. One household in forty has a birth, one in forty a death, between half a year before the
 * first night and sixty nights after it: twice as often as in life, so that small provinces have
 * some.
 */
final class Families {
  private static final double[] SIZES = {25, 30, 22, 13, 6, 4};
  private static final int RARE = 40;
  private static final int BIRTH = 3;
  private static final int DEATH = 11;
  private static final int HALF_YEAR = 180;
  private static final int NIGHTS = 60;
  private static final double BORN_ELSEWHERE = 0.2;
  private static final double LONG_NAME = 0.004;
  private static final long NUMBERS_A_CITY = 1_000_000_000L;
  private static final int NUMBERS_A_HOUSEHOLD = 10;
  private static final int COUNTIES = 4;
  private static final int DIVISIONS = 16;
  private static final int GROWN_UP = 18;
  private static final int OLDEST_WITH_BABY = 45;

  private final long seed;

  Families(long seed) {
    this.seed = seed;
  }

  List<Member> members(City city, long no) {
    Random random = Draw.of(seed, "household", city.index(), no);
    int size = 1 + Draw.weighted(random, SIZES);
    boolean isCouple = size > 1 && random.nextInt(5) > 0;
    boolean hasParent = size > 3 && random.nextInt(2) == 0;
    int headAge = size > 2 ? 24 + random.nextInt(40) : 20 + random.nextInt(65);
    boolean isHeadMale = random.nextInt(10) < (isCouple ? 8 : 5);
    String surname = PersonNames.surname(random);
    int died = no % RARE == DEATH ? someDay(random) : Calendar.NEVER;
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Role role =
          i == 0
              ? Role.HEAD
              : i == 1 && isCouple
                  ? Role.SPOUSE
                  : hasParent && i == size - 1 ? Role.PARENT : Role.CHILD;
      boolean isMale =
          role == Role.HEAD ? isHeadMale : role == Role.SPOUSE ? !isHeadMale : random.nextBoolean();
      boolean hasOwnName = role == Role.SPOUSE || (role == Role.PARENT && random.nextBoolean());
      int bornDay = -365 * age(random, role, headAge) - random.nextInt(365);
      boolean dies = i == (hasParent ? size - 1 : 0);
      members.add(
          member(
              random,
              personNo(city, no, i),
              hasOwnName ? PersonNames.surname(random) : surname,
              isMale,
              relation(role, isMale),
              bornDay,
              dies ? died : Calendar.NEVER,
              city));
    }
    if (no % RARE == BIRTH && headAge < OLDEST_WITH_BABY) {
      boolean isMale = random.nextBoolean();
      members.add(
          member(
              random,
              personNo(city, no, members.size()),
              surname,
              isMale,
              relation(Role.CHILD, isMale),
              someDay(random),
              Calendar.NEVER,
              city));
    }
    return members;
  }

  private enum Role {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT
  }

  private static int age(Random random, Role role, int headAge) {
    return switch (role) {
      case HEAD -> headAge;
      case SPOUSE -> Math.max(20, headAge - 4 + random.nextInt(7));
      case PARENT -> headAge + 22 + random.nextInt(12);
      case CHILD -> Math.max(0, headAge - 22 - random.nextInt(14));
    };
  }

  private static String relation(Role role, boolean isMale) {
    return switch (role) {
      case HEAD -> "02";
      case SPOUSE -> "10";
      case PARENT -> "50";
      case CHILD -> isMale ? "20" : "30";
    };
  }

  private static long personNo(City city, long no, int member) {
    return (city.index() + 1) * NUMBERS_A_CITY + no * NUMBERS_A_HOUSEHOLD + member;
  }

  private static int someDay(Random random) {
    return random.nextInt(HALF_YEAR + NIGHTS) - HALF_YEAR;
  }

  private static Member member(
      Random random,
      long personNo,
      String surname,
      boolean isMale,
      String relation,
      int bornDay,
      int diedDay,
      City city) {
    LocalDate born = Calendar.date(bornDay);
    String name =
        random.nextDouble() < LONG_NAME
            ? LongNames.any(random)
            : surname + PersonNames.given(random, isMale);
    return new Member(
        personNo,
        name,
        isMale,
        relation,
        born,
        bornDay,
        diedDay,
        IdNumber.of(division(random, city), born, 2 * random.nextInt(500) + (isMale ? 1 : 0)),
        bornDay > -GROWN_UP * 365 ? "" : Phones.any(random));
  }

  /** A district of the city, or of another one. */
  private static String division(Random random, City city) {
    int index = random.nextDouble() < BORN_ELSEWHERE ? random.nextInt(DIVISIONS) : city.index();
    return String.valueOf(990_000 + (index + 1) * 100 + 2 + random.nextInt(COUNTIES));
  }
}
