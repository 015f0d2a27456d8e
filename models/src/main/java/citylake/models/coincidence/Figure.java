package citylake.models.coincidence;

/**
 * One figure of the comparison of crime and crashes.
 *
 * @param stat its name
 * @param value NaN where it cannot be given; the note then begins with the reason
 * @param shifts what it comes to when one side is shifted against the other; null where that is not
 *     asked of it
 * @param crimes incidents that it rests on
 * @param crashes crashes that it rests on
 * @param note its definition and what was left out
 */
public record Figure(
    String stat, double value, ShiftNull shifts, long crimes, long crashes, String note) {

  /** The same figure withheld, because too few events stand behind it or they do not vary. */
  Figure unlessUnfounded(int minimumEvents) {
    if (crimes < minimumEvents || crashes < minimumEvents) {
      return withheld(
          "Not given: %d incidents and %d crashes, at least %d of each are needed."
              .formatted(crimes, crashes, minimumEvents));
    }
    if (Double.isNaN(value)) {
      return withheld(
          "Not given: the counts of one kind are all alike, or too few cells have one.");
    }
    return this;
  }

  private Figure withheld(String reason) {
    return new Figure(stat, Double.NaN, null, crimes, crashes, reason + " " + note);
  }
}
