package citylake.etl.format;

/**
 * What is wrong with one record, in words without any of its content.
 *
 * @param kind what the file as a whole is judged by
 * @param text e.g. "12 fields where the contract has 20"
 * @param lines how many lines of the file it takes; more than one where a quote was left open
 */
public record RecordFault(Kind kind, String text, int lines) {

  /** The two ways in which a record fails. */
  public enum Kind {
    /** Its bytes are no text in the declared encoding. */
    UNDECODABLE,
    /** It is not one record of the declared fields. */
    MISSHAPEN
  }
}
