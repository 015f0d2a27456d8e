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
  private static final double SHARE_WITHOUT_ID = 0.25;

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
    String phone = Phones.any(random);
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
              random.nextDouble() < 0.15 ? phone : Phones.any(random),
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
        random.nextDouble() < 0.05 ? Slips.misheard(random, person.name(), isMale) : person.name(),
        random.nextDouble() < 0.005 ? "0" : person.sex(),
        random.nextDouble() < 0.04 ? Slips.misread(random, person.born()) : person.born(),
        Slips.idNo(random, person.idNo(), SHARE_WITHOUT_ID),
        random.nextDouble() < 0.1
            ? ""
            : random.nextDouble() < 0.25 ? Phones.any(random) : person.phone(),
        random.nextDouble() < 0.2 ? address(random) : person.address());
  }

  private static String idNo(Random random, LocalDate born, boolean isMale) {
    int order = 2 * random.nextInt(500) + (isMale ? 1 : 0);
    return IdNumber.of("99%04d".formatted(1 + random.nextInt(DIVISIONS)), born, order);
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
