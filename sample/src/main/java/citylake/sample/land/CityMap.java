package citylake.sample.land;

import citylake.sample.draw.Draw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A city's tree of divisions: about 7 counties, 14 towns each, 11 communities each, as a real
 * province of sixteen cities has. The same for every seed: people differ, the land does not.
 */
public final class CityMap {
  /** Seed of the land. */
  static final long LAND = 99L;

  private static final String[] FIRST = {
    "澜", "砚", "霁", "蘅", "汐", "峤", "琅", "湉", "岫", "葭", "漪", "翎", "苇", "澹", "棠", "筠", "霖", "槐", "黛",
    "笙"
  };
  private static final String[] SECOND = {"川", "浦", "津", "陵", "原", "屏", "坞", "溆", "洲", "渚"};
  private static final String[] VILLAGE = {
    "湾", "塘", "桥", "岭", "坝", "井", "庄", "渡", "坪", "垄", "圩", "墩"
  };
  private static final double COUNTY_RING_M = 15_000;
  private static final double DISTRICT_RING_M = 4_000;
  private static final double TOWN_SCATTER_M = 2_500;
  private static final double COMMUNITY_SCATTER_M = 700;

  private final City city;
  private final List<Division> counties = new ArrayList<>();
  private final List<Division> towns = new ArrayList<>();
  private final List<Division> communities = new ArrayList<>();
  private final List<Division> urban = new ArrayList<>();

  public CityMap(City city) {
    this.city = city;
    int districts = Math.max(1, city.counties() * 2 / 5);
    for (int i = 0; i < city.counties(); i++) {
      boolean isDistrict = i < districts;
      String ending = isDistrict ? "区" : i == city.counties() - 1 ? "市" : "县";
      int number = isDistrict ? 2 + i : ending.equals("市") ? 81 : 21 + i - districts;
      double angle = 2 * StrictMath.PI * i / (isDistrict ? districts : city.counties());
      double ring = isDistrict ? DISTRICT_RING_M : COUNTY_RING_M;
      int name = city.index() * 11 + i;
      Division county =
          new Division(
              "%s%02d".formatted(city.prefix(), number),
              FIRST[name % FIRST.length] + SECOND[name / FIRST.length % SECOND.length] + ending,
              ring * StrictMath.cos(angle),
              ring * StrictMath.sin(angle),
              !isDistrict,
              null);
      counties.add(county);
      addTowns(county);
    }
    communities.stream().filter(each -> !each.isRural()).forEach(urban::add);
  }

  private void addTowns(Division county) {
    Random random = Draw.of(LAND, "towns", Long.parseLong(county.code()), 0);
    int count = 8 + random.nextInt(13);
    for (int i = 0; i < count; i++) {
      boolean isRural = county.isRural() ? i > 1 : i > count * 2 / 3;
      String ending = isRural ? (random.nextInt(4) == 0 ? "乡" : "镇") : "街道";
      int number = (isRural ? 100 : 1) + i;
      Division town =
          new Division(
              "%s%03d".formatted(county.code(), number),
              name(random, SECOND) + ending,
              county.eastM() + TOWN_SCATTER_M * random.nextGaussian(),
              county.northM() + TOWN_SCATTER_M * random.nextGaussian(),
              isRural,
              county);
      towns.add(town);
      addCommunities(town, random);
    }
  }

  private void addCommunities(Division town, Random random) {
    int count = 6 + random.nextInt(11);
    for (int i = 0; i < count; i++) {
      communities.add(
          new Division(
              "%s%03d".formatted(town.code(), (town.isRural() ? 200 : 1) + i),
              name(random, VILLAGE) + (town.isRural() ? "村委会" : "社区居委会"),
              town.eastM() + COMMUNITY_SCATTER_M * random.nextGaussian(),
              town.northM() + COMMUNITY_SCATTER_M * random.nextGaussian(),
              town.isRural(),
              town));
    }
  }

  private static String name(Random random, String[] endings) {
    return FIRST[random.nextInt(FIRST.length)] + endings[random.nextInt(endings.length)];
  }

  public City city() {
    return city;
  }

  public List<Division> counties() {
    return List.copyOf(counties);
  }

  public List<Division> towns() {
    return List.copyOf(towns);
  }

  public List<Division> communities() {
    return List.copyOf(communities);
  }

  /** A community by number; three of four in the built-up part, where most people live. */
  Division community(long hash) {
    List<Division> some = Draw.below(4, hash) > 0 ? urban : communities;
    return some.get((int) Draw.below(some.size(), hash >>> 8));
  }

  /** The built-up community whose middle is nearest to a point. */
  public Division nearest(double eastM, double northM) {
    return urban.stream()
        .min(
            Comparator.comparingDouble(
                each -> StrictMath.hypot(each.eastM() - eastM, each.northM() - northM)))
        .orElseThrow();
  }
}
