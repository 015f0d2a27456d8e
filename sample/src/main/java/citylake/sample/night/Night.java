package citylake.sample.night;

import citylake.sample.draw.Draw;
import citylake.sample.people.Calendar;
import java.util.function.IntConsumer;

/**
 * One night of one city: it tells of the day before, and a city's first night of all history.
 *
 * <p>By chance one row in 41 is wrong at first and set right (three days later; rows of old within
 * the first sixty nights), one in 211 is taken back after five days, one in 601 comes again after
 * three.
 *
 * @param number 1 for the first
 * @param isFirst whether the city delivers for the first time
 */
public record Night(int number, boolean isFirst) {
  private static final int CORRECTED_AFTER = 3;
  private static final int RETRACTED_AFTER = 5;
  private static final int MISTAKEN = 41;
  private static final int RETRACTED = 211;
  private static final int REPEATED = 601;
  private static final int OLD = -400;
  private static final int NIGHTS_OF_CORRECTION = 60;

  /** The last day that it tells of. */
  public int asOf() {
    return number - 1;
  }

  /**
   * The days whose rows it may tell of, where rows come day by day.
   *
   * @param history how many days before day 1 the kind's history has
   */
  public void days(int history, IntConsumer day) {
    if (isFirst) {
      for (int each = 1 - history; each <= asOf(); each++) {
        day.accept(each);
      }
      return;
    }
    for (int before : new int[] {RETRACTED_AFTER, CORRECTED_AFTER, 0}) {
      if (asOf() - before > -history) {
        day.accept(asOf() - before);
      }
    }
  }

  /** What it tells of a row; the same for all that is said of the row in all nights. */
  Telling of(int day, int changeDay, long hash) {
    boolean staysAsItIs = changeDay == Calendar.NEVER;
    boolean isMistaken = staysAsItIs && Draw.below(MISTAKEN, hash) == 0;
    boolean isRetracted = staysAsItIs && !isMistaken && Draw.below(RETRACTED, hash) == 0;
    int corrected = isMistaken ? correctionDay(day, hash) : Calendar.NEVER;
    int retracted = isRetracted ? day + RETRACTED_AFTER : Calendar.NEVER;
    if (isFirst) {
      return first(day, changeDay, corrected, retracted);
    }
    if (day == asOf()) {
      return isMistaken ? Telling.NEW_MISTAKEN : Telling.NEW;
    }
    if (day > asOf()) {
      return Telling.NOTHING;
    }
    if (corrected == asOf()) {
      return Telling.CORRECTED;
    }
    if (changeDay == asOf()) {
      return Telling.CHANGED;
    }
    if (retracted == asOf()) {
      return Telling.RETRACTED;
    }
    boolean isRepeated = staysAsItIs && !isMistaken && !isRetracted && isRepeated(hash);
    return isRepeated && day + CORRECTED_AFTER == asOf() ? Telling.REPEATED : Telling.NOTHING;
  }

  /** Whether a row may be told again as it was. */
  static boolean isRepeated(long hash) {
    return Draw.below(REPEATED, hash) == 0;
  }

  private Telling first(int day, int changeDay, int corrected, int retracted) {
    if (day > asOf() || retracted <= asOf()) {
      return Telling.NOTHING;
    }
    if (corrected != Calendar.NEVER && corrected > asOf()) {
      return Telling.NEW_MISTAKEN;
    }
    return changeDay <= asOf() ? Telling.NEW_CHANGED : Telling.NEW;
  }

  private static int correctionDay(int day, long hash) {
    return day > OLD
        ? day + CORRECTED_AFTER
        : 1 + (int) Draw.below(NIGHTS_OF_CORRECTION, hash >>> 8);
  }
}
