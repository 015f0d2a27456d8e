package citylake.sample.land;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The province: sixteen cities on a grid of four by four, half a degree apart. */
public final class Cities {
  /** Name of the province; no such province was ever there. */
  public static final String PROVINCE = "沧屿省";

  /** First character of its plates; no province has it. */
  public static final String PLATE_CHARACTER = "屿";

  public static final int ALL = 16;
  private static final String[] KEYS = {
    "lanfeng", "yanjiang", "hengzhou", "langyu", "shanyuan", "tianan", "tingling", "jiapu",
    "lujin", "lingzhou", "xidan", "nanpu", "mingzhou", "fanjin", "huaichuan", "yupu"
  };
  private static final String[] NAMES = {
    "澜沣", "砚江", "蘅州", "琅屿", "杉原", "湉安", "汀陵", "葭浦", "鹭津", "翎州", "溪澹", "楠浦", "茗州", "帆津", "槐川", "榆浦"
  };
  private static final String PLATE_LETTERS = "ABCDEFGHJKLMNPRS";
  private static final Set<String> CONFORMING = Set.of("lanfeng", "hengzhou", "lujin", "mingzhou");

  /** Shares of people and numbers of counties as unequal as those of a real province. */
  private static final double[] SHARES = {
    15.4, 6.0, 5.4, 5.0, 3.5, 3.2, 2.1, 6.8, 2.2, 6.5, 13.2, 8.6, 7.1, 8.1, 2.2, 4.7
  };

  private static final int[] COUNTIES = {9, 8, 7, 7, 6, 4, 4, 10, 7, 8, 8, 5, 7, 4, 4, 7};
  private static final double WEST = 129.75;
  private static final double SOUTH = 15.75;
  private static final double STEP = 0.5;
  private static final int A_ROW = 4;

  private Cities() {}

  /** The first so many cities by code. */
  public static List<City> first(int count) {
    if (count < 1 || count > ALL) {
      throw new IllegalArgumentException(
          "Invalid number of cities: %d. The province has %d; ask for 1 to %d. Nothing was written."
              .formatted(count, ALL, ALL));
    }
    List<City> cities = new ArrayList<>();
    int vendors = 0;
    for (int i = 0; i < count; i++) {
      int row = i / A_ROW;
      cities.add(
          new City(
              i,
              KEYS[i],
              NAMES[i],
              PLATE_LETTERS.charAt(i),
              WEST + STEP * (i % A_ROW),
              SOUTH + STEP * row,
              SHARES[i] / 100,
              COUNTIES[i],
              CONFORMING.contains(KEYS[i]) ? 0 : ++vendors));
    }
    return List.copyOf(cities);
  }

  /** Whether two cities have a border in common (side by side on the grid). */
  public static boolean isNeighbour(City one, City other) {
    int columns = Math.abs(one.index() % A_ROW - other.index() % A_ROW);
    int rows = Math.abs(one.index() / A_ROW - other.index() / A_ROW);
    return columns + rows == 1;
  }
}
