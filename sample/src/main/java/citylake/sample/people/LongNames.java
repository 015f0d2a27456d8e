package citylake.sample.people;

import java.util.Random;

/** Names of many characters in two parts, of syllables put together by chance. */
final class LongNames {
  /** U+00B7, as GB 18030 and the standards have it. */
  static final String SEPARATOR = "·";

  private static final String[] SYLLABLES = {
    "阿", "巴", "达", "尔", "古", "吉", "卡", "拉", "玛", "娜", "诺", "帕", "萨", "塔", "乌", "雅"
  };

  private LongNames() {}

  static String any(Random random) {
    return part(random) + SEPARATOR + part(random);
  }

  private static String part(Random random) {
    StringBuilder part = new StringBuilder();
    int length = 3 + random.nextInt(3);
    for (int i = 0; i < length; i++) {
      part.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return part.toString();
  }
}
