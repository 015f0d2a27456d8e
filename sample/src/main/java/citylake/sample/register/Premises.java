package citylake.sample.register;

import citylake.sample.draw.Draw;
import citylake.sample.land.Address;
import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import java.util.Random;

/**
 * Organisations of a city by number: employers, schools and hotels, each with a name and a place.
 */
final class Premises {
  private static final String[] WORDS = {
    "澜海", "砚山", "霁光", "蘅芜", "汐月", "峤岳", "琅环", "湉湉", "岫云", "葭苇", "漪澜", "翎羽", "澹然", "棠梨", "筠竹", "霖雨"
  };
  private static final String[] TRADES = {
    "纺织有限公司", "机械厂", "食品有限公司", "物流有限公司", "建材商行", "电子科技有限公司", "餐饮店", "超市", "医院", "建筑工程有限公司"
  };

  private Premises() {}

  /** What an organisation is for. */
  enum Use {
    EMPLOYER("10", 0),
    SCHOOL("20", 1_000_000),
    HOTEL("30", 2_000_000);

    private final String code;
    private final long first;

    Use(String code, long first) {
      this.code = code;
      this.first = first;
    }

    String code() {
      return code;
    }
  }

  static String no(City city, Use use, long n) {
    return "99" + use.code + city.code() + String.valueOf(100_000_000L + n).substring(1);
  }

  static String name(City city, Use use, long n) {
    Random random = Draw.of(1, use.code, city.index(), n);
    String word = WORDS[random.nextInt(WORDS.length)] + WORDS[random.nextInt(WORDS.length)];
    return switch (use) {
      case EMPLOYER -> city.name() + word + TRADES[random.nextInt(TRADES.length)];
      case SCHOOL -> city.name() + "市第" + (n + 1) + (n % 3 == 0 ? "中学" : "小学");
      case HOTEL -> word + (n % 2 == 0 ? "酒店" : "宾馆");
    };
  }

  static Address address(Dwellings dwellings, Use use, long n) {
    return dwellings.address(Dwellings.PREMISES + use.first + n);
  }
}
