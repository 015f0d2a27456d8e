package citylake.sample.land;

import java.util.Random;

/**
 * The ways in which people write an address: levels left out as often as in real text (province in
 * 58 of 100, city in 46, county in 34, town in 56, community in 86; counted on labelled public
 * addresses), numbers in Arabic, full-width or Chinese figures, endings dropped, parts joined by
 * hyphens.
 */
public final class AddressWriting {
  private static final double NO_PROVINCE = 0.58;
  private static final double NO_CITY = 0.46;
  private static final double NO_COUNTY = 0.34;
  private static final double NO_TOWN = 0.56;
  private static final double NO_COMMUNITY = 0.86;
  private static final double NO_ENDING = 0.06;
  private static final double NO_ROAD_BESIDE_COMPOUND = 0.35;
  private static final double NO_COMPOUND_BESIDE_ROAD = 0.2;
  private static final double NO_ROOM = 0.05;
  private static final String FIGURES = "零一二三四五六七八九";
  private static final char FULL_WIDTH = '０' - '0';

  private AddressWriting() {}

  /** The address as somebody writes it; the same sequence, the same words. */
  public static String written(Address address, Random random) {
    StringBuilder text = new StringBuilder(48);
    if (random.nextDouble() >= NO_PROVINCE) {
      text.append(shortened(Cities.PROVINCE, random));
    }
    if (random.nextDouble() >= NO_CITY) {
      text.append(shortened(address.city().name() + "市", random));
    }
    if (random.nextDouble() >= NO_COUNTY) {
      text.append(shortened(address.county().name(), random));
    }
    boolean isRural = address.road() == null;
    if (random.nextDouble() >= (isRural ? NO_TOWN / 4 : NO_TOWN)) {
      text.append(address.town().name());
    }
    if (random.nextDouble() >= (isRural ? 0 : NO_COMMUNITY)) {
      text.append(community(address.community().name(), random));
    }
    int shape = random.nextInt(100);
    if (isRural) {
      text.append(address.compound()).append(figures(address.house(), shape)).append('号');
    } else {
      appendStreet(text, address, random, shape);
      appendRoom(text, address, random, shape);
    }
    return text.toString();
  }

  private static void appendStreet(StringBuilder text, Address address, Random random, int shape) {
    boolean hasCompound = address.compound() != null;
    boolean namesCompound = hasCompound && random.nextDouble() >= NO_COMPOUND_BESIDE_ROAD;
    if (!namesCompound || random.nextDouble() >= NO_ROAD_BESIDE_COMPOUND) {
      text.append(address.road()).append(figures(address.house(), shape));
      text.append(random.nextInt(12) == 0 ? "" : "号");
    }
    if (namesCompound) {
      text.append(address.compound());
    }
  }

  private static void appendRoom(StringBuilder text, Address address, Random random, int shape) {
    boolean hasRoom = random.nextDouble() >= NO_ROOM;
    if (random.nextInt(5) == 0) {
      if (address.building() > 0) {
        text.append(address.building()).append('-');
      }
      text.append(address.unit());
      text.append(hasRoom ? "-" + address.room() : "");
      return;
    }
    if (address.building() > 0) {
      text.append(figures(address.building(), shape));
      text.append(random.nextInt(3) == 0 ? "号楼" : random.nextInt(3) == 0 ? "幢" : "栋");
    }
    text.append(figures(address.unit(), shape)).append("单元");
    if (hasRoom) {
      text.append(shape < 8 ? fullWidth(address.room()) : String.valueOf(address.room()));
      text.append(random.nextInt(4) == 0 ? "" : "室");
    }
  }

  private static String shortened(String name, Random random) {
    return random.nextDouble() < NO_ENDING ? name.substring(0, name.length() - 1) : name;
  }

  private static String community(String name, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> name;
      case 1 -> name.replace("社区居委会", "社区").replace("村委会", "村");
      default -> name.replace("居委会", "").replace("委会", "");
    };
  }

  private static String figures(int number, int shape) {
    if (shape < 8) {
      return fullWidth(number);
    }
    return shape < 12 && number < 100 ? chinese(number) : String.valueOf(number);
  }

  private static String fullWidth(int number) {
    StringBuilder wide = new StringBuilder();
    String digits = String.valueOf(number);
    for (int i = 0; i < digits.length(); i++) {
      wide.append((char) (digits.charAt(i) + FULL_WIDTH));
    }
    return wide.toString();
  }

  /** Numbers below a hundred: 十二, 三十, 四十七. */
  private static String chinese(int number) {
    int tens = number / 10;
    int ones = number % 10;
    String start = tens == 0 ? "" : tens == 1 ? "十" : FIGURES.charAt(tens) + "十";
    return start + (ones == 0 && tens > 0 ? "" : FIGURES.charAt(ones));
  }
}
