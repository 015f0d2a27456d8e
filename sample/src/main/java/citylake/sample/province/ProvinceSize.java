package citylake.sample.province;

/**
 * How large a province to write.
 *
 * @param cities 1 to 16
 * @param nights 1 or more; but for the city that joins midway, a shorter run is the beginning of a
 *     longer one
 * @param scale 1 for about two million rows a night; 0.01 for a demonstration, 0.002 for tests
 * @param seed the same seed, the same bytes
 */
public record ProvinceSize(int cities, int nights, double scale, long seed) {
  private static final double LARGEST = 10;

  public ProvinceSize {
    if (nights < 1) {
      throw new IllegalArgumentException(
          "Invalid number of nights: %d. Ask for 1 or more. Nothing was written."
              .formatted(nights));
    }
    if (!(scale > 0 && scale <= LARGEST)) {
      throw new IllegalArgumentException(
          "Invalid scale: %s. It must be above 0 and at most %.0f; 1 is about two million rows a night. Nothing was written."
              .formatted(scale, LARGEST));
    }
  }
}
