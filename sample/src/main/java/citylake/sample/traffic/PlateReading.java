package citylake.sample.traffic;

import citylake.sample.draw.Draw;
import citylake.sample.form.PlateColour;

/**
 * What a camera reads: mostly the plate; now and then a character mistaken for one that looks like
 * it, a character unread (a hyphen, as in GA/T 1400), or no plate at all.
 *
 * @param fault null where it is read rightly
 */
record PlateReading(String plate, PlateColour colour, String fault) {
  static final String NO_PLATE = "无车牌";
  private static final int MISREAD_OF_1000 = 15;
  private static final int UNREAD_OF_1000 = 5;
  private static final int UNSEEN_OF_1000 = 8;
  private static final String LOOKS = "08B5S2Z17TDQ0CGM";
  private static final String LIKE = "DB8S5Z2I71OO0GCN";

  static PlateReading of(Vehicle vehicle, long hash) {
    long what = Draw.below(1_000, hash);
    if (what < MISREAD_OF_1000) {
      String read = misread(vehicle.plate(), hash >>> 20);
      return new PlateReading(
          read, vehicle.colour(), read.equals(vehicle.plate()) ? null : "misread");
    }
    if (what < MISREAD_OF_1000 + UNREAD_OF_1000) {
      int at = 2 + (int) Draw.below(vehicle.plate().length() - 2L, hash >>> 20);
      String read = vehicle.plate().substring(0, at) + "-" + vehicle.plate().substring(at + 1);
      return new PlateReading(read, vehicle.colour(), "unread");
    }
    if (what < MISREAD_OF_1000 + UNREAD_OF_1000 + UNSEEN_OF_1000) {
      return new PlateReading(NO_PLATE, PlateColour.UNKNOWN, "no_plate");
    }
    return new PlateReading(vehicle.plate(), vehicle.colour(), null);
  }

  private static String misread(String plate, long bits) {
    int start = 2 + (int) Draw.below(plate.length() - 2L, bits);
    for (int i = 0; i < plate.length() - 2; i++) {
      int at = 2 + (start - 2 + i) % (plate.length() - 2);
      int look = LOOKS.indexOf(plate.charAt(at));
      if (look >= 0) {
        return plate.substring(0, at) + LIKE.charAt(look) + plate.substring(at + 1);
      }
    }
    return plate;
  }
}
