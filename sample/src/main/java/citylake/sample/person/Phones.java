package citylake.sample.person;

import java.util.Random;

/** Mobile numbers that no network has: none begins with 12. */
public final class Phones {
  private static final String PREFIX = "12";
  private static final int NUMBERS = 1_000_000_000;

  private Phones() {}

  public static String any(Random random) {
    return PREFIX + String.valueOf(NUMBERS + random.nextInt(NUMBERS)).substring(1);
  }
}
