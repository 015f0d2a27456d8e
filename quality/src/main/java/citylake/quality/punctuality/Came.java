package citylake.quality.punctuality;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One file of a source at which a night looked.
 *
 * @param night that looked at it
 * @param fate what the night did with it
 * @param at when it was last changed where it lay, as its store says: the only clock that decides
 *     arrival; null where the store does not tell
 * @param newestEvent of its rows; null where none has a known time, and for sightings, whose times
 *     are not shown
 * @param news records that changed what is known: new ones, corrections, retractions
 */
public record Came(LocalDate night, Fate fate, Instant at, Instant newestEvent, long news) {
  /** What a night did with a file. */
  public enum Fate {
    TAKEN,
    REFUSED,
    /** The lake had the same bytes or records already. */
    KNOWN
  }

  boolean isTaken() {
    return fate == Fate.TAKEN;
  }
}
