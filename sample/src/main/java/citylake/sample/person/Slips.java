package citylake.sample.person;

import java.util.Random;

/** What goes wrong when a name, a date or a number is written down again. */
public final class Slips {
  private static final double SHARE_OF_OLD_FORM = 0.02;
  private static final double SHARE_OF_SWAPPED = 0.03;

  private Slips() {}

  /** A name with one character misheard, a wrong one, or one left out. */
  public static String misheard(Random random, String name, boolean isMale) {
    int last = name.offsetByCodePoints(name.length(), -1);
    return switch (random.nextInt(3)) {
      case 0 -> name.substring(0, last) + PersonNames.character(random, isMale);
      case 1 -> name.substring(0, 1) + PersonNames.character(random, isMale) + name.substring(last);
      default -> name.length() > 2 ? name.substring(0, 1) + name.substring(2) : name;
    };
  }

  /** A date (year-month-day) with another day, day and month swapped, or the next year. */
  public static String misread(Random random, String born) {
    if (random.nextBoolean()) {
      return born.substring(0, 8) + "%02d".formatted(1 + random.nextInt(28));
    }
    String month = born.substring(5, 7);
    String day = born.substring(8);
    return Integer.parseInt(day) <= 12
        ? born.substring(0, 5) + day + "-" + month
        : (Integer.parseInt(born.substring(0, 4)) + 1) + born.substring(4, 8) + "01";
  }

  /**
   * An ID number as a register has it: left out, in the form before 1999, with two digits swapped,
   * or right.
   *
   * @param missing share of records that leave it out; one in fifty of the others has the old form,
   *     three in a hundred have swapped digits
   */
  public static String idNo(Random random, String idNo, double missing) {
    double what = random.nextDouble();
    if (what < missing) {
      return "";
    }
    if (what < missing + SHARE_OF_OLD_FORM && hasOldForm(idNo)) {
      return idNo.substring(0, 6) + idNo.substring(8, 17);
    }
    if (what < missing + SHARE_OF_OLD_FORM + SHARE_OF_SWAPPED) {
      int at = 6 + random.nextInt(10);
      return idNo.substring(0, at) + idNo.charAt(at + 1) + idNo.charAt(at) + idNo.substring(at + 2);
    }
    return idNo;
  }

  /** From 996 on the old form's last three digits tell of people who were born before 1900. */
  private static boolean hasOldForm(String idNo) {
    return idNo.startsWith("19", 6) && idNo.substring(14, 17).compareTo("996") < 0;
  }
}
