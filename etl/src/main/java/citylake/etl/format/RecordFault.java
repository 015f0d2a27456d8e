package citylake.etl.format;

/**
 * What is wrong with one record, in words without any of its content.
 *
 * @param kind what the file as a whole is judged by
 * @param text e.g. "12 fields where the contract has 20"
 * @param lines how many lines of the file it takes; more than one where a quote was left open
 * @param isCutOff whether it is the file's last and may lack its own end
 */
public record RecordFault(Kind kind, String text, int lines, boolean isCutOff) {

  public RecordFault(Kind kind, String text, int lines) {
    this(kind, text, lines, false);
  }

  /** The same fault of a record at which the file breaks off. */
  RecordFault atCutOff() {
    return new RecordFault(
        kind, text + "; no line end follows, so the file may end in the middle of it", lines, true);
  }

  /** The two ways in which a record fails. */
  public enum Kind {
    /** Its bytes are no text in the declared encoding. */
    UNDECODABLE,
    /** It is not one record of the declared fields. */
    MISSHAPEN
  }
}
