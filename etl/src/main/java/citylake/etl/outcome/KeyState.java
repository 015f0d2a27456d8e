package citylake.etl.outcome;

import java.util.Arrays;
import org.apache.spark.sql.Row;

/**
 * What the records of one key, taken one after the other, make of its row.
 *
 * <p>A record that sets the row wins over all before it, unless one with a greater version of the
 * same vendor's has come before: then the record has been overtaken. It counts as one that the row
 * has replaced, and the row stays; likewise one that takes an older version back changes nothing. A
 * retraction that meets no current row is refused.
 */
final class KeyState {
  private final Numbering numbering;
  private final boolean wasThere;
  private boolean isChanged;
  private byte[] hash;
  private boolean isCurrent;
  private String version;
  private String versionOf;
  private String setIn;
  private long setBy;
  private String retractedIn;
  private String firstSeen;
  private String firstMonth;
  private String lastSeen;
  private int superseded = -1;

  private KeyState(Numbering numbering, boolean wasThere) {
    this.numbering = numbering;
    this.wasThere = wasThere;
  }

  /** Of a key that the lake does not have. */
  static KeyState none(Numbering numbering) {
    return new KeyState(numbering, false);
  }

  /** Of a key's row as the lake has it. */
  static KeyState of(Numbering numbering, Row seed) {
    KeyState state = new KeyState(numbering, true);
    state.hash = seed.getAs("content_hash");
    state.isCurrent = !seed.<String>getAs("operation").equals("retract");
    state.version = seed.getAs("version");
    state.retractedIn = seed.getAs("retracted_in");
    state.firstSeen = seed.getAs("first_seen");
    state.firstMonth = seed.getAs("month");
    state.lastSeen = seed.getAs("last_seen");
    state.versionOf = state.lastSeen;
    state.superseded = seed.getAs("superseded");
    return state;
  }

  Outcome take(KeyEvent event) {
    return event.isRetraction() ? takeBack(event) : set(event);
  }

  private Outcome set(KeyEvent event) {
    if (isCurrent && Arrays.equals(hash, event.hash())) {
      return Outcome.DUPLICATE;
    }
    Outcome outcome = hash == null ? Outcome.ACCEPTED : Outcome.CORRECTION;
    isChanged = true;
    superseded++;
    if (isOvertaken(event)) {
      return outcome;
    }
    if (hash == null) {
      firstSeen = event.delivery();
      firstMonth = event.month();
    }
    hash = event.hash();
    isCurrent = true;
    setIn = event.delivery();
    setBy = event.recordNo();
    retractedIn = null;
    touch(event);
    return outcome;
  }

  private Outcome takeBack(KeyEvent event) {
    if (!isCurrent) {
      return Outcome.QUARANTINED;
    }
    if (!isOvertaken(event)) {
      isChanged = true;
      isCurrent = false;
      retractedIn = event.delivery();
      touch(event);
    }
    return Outcome.RETRACTION;
  }

  private boolean isOvertaken(KeyEvent event) {
    return version != null
        && event.version() != null
        && numbering.isShared(versionOf, event.delivery())
        && event.version().compareTo(version) < 0;
  }

  private void touch(KeyEvent event) {
    lastSeen = event.delivery();
    if (event.version() != null || !numbering.isShared(versionOf, event.delivery())) {
      version = event.version();
      versionOf = event.delivery();
    }
  }

  /** Whether any record has ever set it. */
  boolean hasRow() {
    return hash != null;
  }

  boolean isCurrent() {
    return isCurrent;
  }

  /** The columns of {@link KeyHistory#END_COLUMNS}. */
  Object[] end() {
    return new Object[] {
      wasThere,
      isChanged,
      setIn,
      setIn == null ? null : setBy,
      isCurrent ? "current" : "retracted",
      retractedIn,
      firstSeen,
      firstMonth,
      lastSeen,
      superseded,
      version
    };
  }
}
