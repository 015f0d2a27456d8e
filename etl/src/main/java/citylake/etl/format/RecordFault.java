package citylake.etl.format;

/**
 * What is wrong with one record, in words without any of its content.
 *
 * @param kind what the file as a whole is judged by
 * @param text e.g. "12 fields where the contract has 20"
 */
public record RecordFault(Kind kind, String text) {

  /** The two ways in which a record fails. */
  public enum Kind {
    /** Its bytes are no text in the declared encoding. */
    UNDECODABLE,
    /** It does not split into the declared fields. */
    MISSHAPEN
  }
}
