package citylake.quality.punctuality;

import java.util.Arrays;
import java.util.Locale;

/** How a source stands in one night; the gravest first. */
public enum State {
  /** Files came, and none of them could be taken. */
  REFUSED,
  /** Nothing came although something is due. */
  MISSING,
  /** Something came, but nothing newer than before: no newer event, or the same file again. */
  STALE,
  /** Taken, but the last of its files came after the deadline. */
  LATE,
  /**
   * Taken, but whether by the deadline cannot be told: its store keeps no times, or the night was
   * run after its time (a first load, a backfill), when the files' times say nothing.
   */
  UNTIMED,
  /** All files that were taken had come by the deadline, or came without being due. */
  ON_TIME,
  /** Nothing is due, and nothing came. */
  NOT_DUE,
  /** The city is paused: its files are left where they lie. */
  PAUSED;

  /** The word in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of this word. */
  public static State of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Invalid state of punctuality: " + word));
  }

  /** Whether somebody ought to be told. */
  public boolean isFault() {
    return compareTo(LATE) <= 0;
  }
}
