package citylake.sample.land;

import citylake.sample.draw.Draw;
import java.util.Random;

/**
 * Every dwelling of a city by number: dwelling n is the same whoever lives in it. Twenty-four make
 * a building with two units of six floors, or a row of houses in a village.
 */
public final class Dwellings {
  private static final int A_BUILDING = 24;
  private static final int A_UNIT = 12;
  private static final int A_FLOOR = 2;
  private static final int COMPOUNDS_OF_TEN = 7;
  private static final double SCATTER_M = 250;
  private static final double HOUSE_SPACING_M = 25;

  /** Dwellings from here on are offices, shops, schools and hotels. */
  public static final long PREMISES = 100_000_000L;

  /** From here on are places where something happens; few of them have dwellers. */
  public static final long ANYWHERE = 200_000_000L;

  private static final String[] ROADS = {
    "青石", "望湖", "长桥", "松林", "南门", "西溪", "东园", "北塘", "云台", "柳岸", "竹里", "梅山", "石坊", "井亭", "鹤鸣", "清风",
        "明月",
    "朝阳", "安定", "永宁", "锦绣", "桃源", "杏花", "白鹭", "丹霞", "碧水", "金沙", "银杏", "紫薇", "翠屏", "听涛", "观澜", "归帆",
        "灯塔"
  };
  private static final String[] ROAD_KINDS = {"路", "路", "路", "路", "路", "路", "街", "大道", "巷", "大街"};
  private static final String[] SIDES = {"", "", "", "东", "西", "南", "北", "中"};
  private static final String[] COMPOUND = {
    "花园", "小区", "苑", "新村", "公寓", "家园", "城", "名邸", "雅居", "里"
  };

  private final CityMap map;

  public Dwellings(CityMap map) {
    this.map = map;
  }

  public CityMap map() {
    return map;
  }

  /** The address of dwelling n. */
  public Address address(long n) {
    long block = n / A_BUILDING;
    int slot = (int) (n % A_BUILDING);
    Random random = Draw.of(CityMap.LAND, "block", map.city().index(), block);
    Division community = map.community(random.nextLong());
    double east = community.eastM() + SCATTER_M * random.nextGaussian();
    double north = community.northM() + SCATTER_M * random.nextGaussian();
    String no = community.code() + String.valueOf(1_000_000_000L + n).substring(1);
    return community.isRural()
        ? inVillage(no, community, random, slot, east, north)
        : inTown(no, community, random, slot, east, north);
  }

  private Address inTown(
      String no, Division community, Random random, int slot, double east, double north) {
    String road =
        ROADS[random.nextInt(ROADS.length)]
            + SIDES[random.nextInt(SIDES.length)]
            + ROAD_KINDS[random.nextInt(ROAD_KINDS.length)];
    int house = 1 + random.nextInt(400);
    String compound =
        random.nextInt(10) < COMPOUNDS_OF_TEN
            ? ROADS[random.nextInt(ROADS.length)] + COMPOUND[random.nextInt(COMPOUND.length)]
            : null;
    int building = compound == null ? 0 : 1 + random.nextInt(30);
    int room = (slot % A_UNIT / A_FLOOR + 1) * 100 + slot % A_FLOOR + 1;
    City city = map.city();
    return new Address(
        no,
        city,
        community,
        road,
        house,
        compound,
        building,
        slot / A_UNIT + 1,
        room,
        city.lonAt(east),
        city.latAt(north));
  }

  private Address inVillage(
      String no, Division community, Random random, int slot, double east, double north) {
    String group = (1 + random.nextInt(12)) + "组";
    int house = 1 + random.nextInt(8) * A_BUILDING + slot;
    City city = map.city();
    return new Address(
        no,
        city,
        community,
        null,
        house,
        group,
        0,
        0,
        0,
        city.lonAt(east + slot * HOUSE_SPACING_M),
        city.latAt(north));
  }
}
