package citylake.etl.outcome;

import citylake.etl.standard.CandidateRows;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a city is told about a record that becomes no row, and what to do about it. */
public final class RefusalWords {
  /** The record takes back one that the lake does not have. */
  public static final String WITHOUT_MATCH = "retraction_without_match";

  /** The record cannot be split or decoded; its own fault says how. */
  public static final String UNREADABLE = "unreadable_record";

  private RefusalWords() {}

  /** By reason; {@link #UNREADABLE} has the record's own fault in its place. */
  public static Map<String, String> byReason() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(
        CandidateRows.TEST_RECORD,
        "The record is a trial of the platform and tells of no event. Nothing has to be done.");
    words.put(
        CandidateRows.KEY_MISSING,
        "The record lacks its number. Send it again with the number filled in.");
    words.put(
        CandidateRows.PARTIAL_CORRECTION,
        "The record gives the changed fields alone. Send the whole record again; until then the row stays as it was.");
    words.put(
        WITHOUT_MATCH,
        "The record takes back one that the lake does not have, or no longer. Send the record that was meant, or check the number.");
    return words;
  }
}
