package citylake.sample.traffic;

import citylake.sample.form.PlateColour;
import citylake.sample.land.Cities;
import citylake.sample.land.City;

/**
 * A vehicle of a city by number, with a plate that no province issues.
 *
 * @param no the truth
 * @param typeCode GA/T 16.7: 01 large, 02 small
 */
public record Vehicle(
    String no, City city, long number, String plate, PlateColour colour, String typeCode) {
  private static final long STEP = 7_919;
  private static final long OFFSET = 1_234;
  private static final long PLATES = 340_000;
  private static final long FIVE_DIGITS = 100_000;
  private static final long FOUR_DIGITS = 10_000;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String NEW_ENERGY = "DFAB";

  /** Vehicle n; one in four is of new energy, one in 25 large. No two have one plate. */
  public static Vehicle of(City city, long n) {
    long x = (n * STEP + OFFSET) % PLATES;
    String start = Cities.PLATE_CHARACTER + city.plateLetter();
    String no = "V" + city.code() + n;
    if (n % 4 == 0) {
      String plate =
          start + NEW_ENERGY.charAt((int) (x / FIVE_DIGITS)) + digits(x % FIVE_DIGITS, FIVE_DIGITS);
      return new Vehicle(no, city, n, plate, PlateColour.GREEN, "52");
    }
    long rest = x - FIVE_DIGITS;
    String plate =
        start
            + (rest < 0
                ? digits(x, FIVE_DIGITS)
                : LETTERS.charAt((int) (rest / FOUR_DIGITS))
                    + digits(rest % FOUR_DIGITS, FOUR_DIGITS));
    boolean isLarge = n % 25 == 1;
    return new Vehicle(
        no, city, n, plate, isLarge ? PlateColour.YELLOW : PlateColour.BLUE, isLarge ? "01" : "02");
  }

  private static String digits(long number, long beyond) {
    return String.valueOf(beyond + number).substring(1);
  }
}
