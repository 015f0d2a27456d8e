package citylake.sample.person;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.Consumer;

/**
 * People in households, each in one to four records that differ as registers do: moves, changed
 * telephones, numbers left out, in the old form or with two digits swapped, dates misread, names
 * with a character misheard or a wrong one.
 *
 * <p>Household n depends on n and the seed alone; the same seed, the same records.
 */
public final class PersonGenerator {
  private static final String[] STREETS = {
    "青石", "望湖", "长桥", "松林", "南门", "西溪", "东园", "北塘", "云台", "柳岸", "竹里", "梅山", "石坊", "井亭", "鹤鸣", "清风",
    "明月", "朝阳", "安定", "永宁", "锦绣", "桃源", "杏花", "白鹭", "丹霞", "碧水", "金沙", "银杏", "紫薇", "翠屏"
  };
  private static final String[] KINDS = {"路", "街", "巷", "里", "大道"};
  private static final LocalDate YOUNGEST = LocalDate.of(2020, 12, 31);
  private static final int DAYS = 85 * 365;
  private static final int DIVISIONS = 160;
  private static final int[] CHECK_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final long seed;
  private final int streets;

  /**
   * @param people about how many there will be: the larger the place, the more streets
   */
  public PersonGenerator(long seed, long people) {
    this.seed = seed;
    this.streets = (int) Math.max(40, people / 600);
  }

  /** Gives records, household after household, until there are so many. */
  public void records(long wanted, Consumer<Person> taker) {
    long[] left = {wanted};
    long personNo = 0;
    for (long household = 0; left[0] > 0; household++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L + household * 0xBF58476D1CE4E5B9L);
      personNo =
          household(
              random,
              personNo,
              person -> {
                if (left[0]-- > 0) {
                  taker.accept(person);
                }
              });
    }
  }

  private long household(Random random, long firstNo, Consumer<Person> taker) {
    String surname = PersonNames.surname(random);
    String address = address(random);
    String phone = phone(random);
    int size = 1 + random.nextInt(4);
    for (int member = 0; member < size; member++) {
      boolean isMale = member == 0 || (member > 1 && random.nextBoolean());
      String own = member == 1 ? PersonNames.surname(random) : surname; // a spouse keeps her name
      LocalDate born = YOUNGEST.minusDays(random.nextInt(DAYS));
      Person person =
          new Person(
              firstNo + member,
              own + PersonNames.given(random, isMale),
              isMale ? "1" : "2",
              born.toString(),
              idNo(random, born, isMale),
              random.nextDouble() < 0.15 ? phone : phone(random),
              address);
      int copies = 1 + (random.nextDouble() < 0.6 ? random.nextInt(4) : 0);
      taker.accept(person);
      for (int copy = 1; copy < copies; copy++) {
        taker.accept(copied(random, person, isMale));
      }
    }
    return firstNo + size;
  }

  private Person copied(Random random, Person person, boolean isMale) {
    return new Person(
        person.personNo(),
        random.nextDouble() < 0.05 ? misheard(random, person.name(), isMale) : person.name(),
        random.nextDouble() < 0.005 ? "0" : person.sex(),
        random.nextDouble() < 0.04 ? misread(random, person.born()) : person.born(),
        idNo(random, person.idNo()),
        random.nextDouble() < 0.1
            ? ""
            : random.nextDouble() < 0.25 ? phone(random) : person.phone(),
        random.nextDouble() < 0.2 ? address(random) : person.address());
  }

  private static String misheard(Random random, String name, boolean isMale) {
    int last = name.offsetByCodePoints(name.length(), -1);
    return switch (random.nextInt(3)) {
      case 0 -> name.substring(0, last) + PersonNames.character(random, isMale);
      case 1 -> name.substring(0, 1) + PersonNames.character(random, isMale) + name.substring(last);
      default -> name.length() > 2 ? name.substring(0, 1) + name.substring(2) : name;
    };
  }

  private static String misread(Random random, String born) {
    if (random.nextBoolean()) {
      return born.substring(0, 8) + "%02d".formatted(1 + random.nextInt(28));
    }
    String month = born.substring(5, 7);
    String day = born.substring(8);
    return Integer.parseInt(day) <= 12
        ? born.substring(0, 5) + day + "-" + month
        : (Integer.parseInt(born.substring(0, 4)) + 1) + born.substring(4, 8) + "01";
  }

  private static String idNo(Random random, String idNo) {
    double what = random.nextDouble();
    if (what < 0.25) {
      return "";
    }
    if (what < 0.27 && idNo.startsWith("19", 6)) {
      return idNo.substring(0, 6) + idNo.substring(8, 17); // the form before 1999
    }
    if (what < 0.30) {
      int at = 6 + random.nextInt(10);
      return idNo.substring(0, at) + idNo.charAt(at + 1) + idNo.charAt(at) + idNo.substring(at + 2);
    }
    return idNo;
  }

  private static String idNo(Random random, LocalDate born, boolean isMale) {
    int order = 2 * random.nextInt(500) + (isMale ? 1 : 0);
    String body =
        "99%04d%s%03d"
            .formatted(1 + random.nextInt(DIVISIONS), born.toString().replace("-", ""), order);
    int sum = 0;
    for (int i = 0; i < CHECK_WEIGHTS.length; i++) {
      sum += (body.charAt(i) - '0') * CHECK_WEIGHTS[i];
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  /** No mobile number begins with 12. */
  private static String phone(Random random) {
    return "12%09d".formatted(random.nextInt(1_000_000_000));
  }

  private String address(Random random) {
    int street = random.nextInt(streets);
    return STREETS[street % STREETS.length]
        + KINDS[street / STREETS.length % KINDS.length]
        + (street / (STREETS.length * KINDS.length) + 1)
        + "段"
        + (1 + random.nextInt(200))
        + "号"
        + (1 + random.nextInt(30))
        + "0"
        + (1 + random.nextInt(4))
        + "室";
  }
}
