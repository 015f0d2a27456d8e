package citylake.etl.format;

/**
 * How a format is spoken of to a city.
 *
 * @param name without article, e.g. "delimited text"
 * @param misshapenCause likely cause of many records without the declared shape
 * @param misshapenSend what to send instead
 * @param endlessCause likely cause of a record that has no end
 * @param endlessSend what to send instead
 */
public record FormatWords(
    String name,
    String misshapenCause,
    String misshapenSend,
    String endlessCause,
    String endlessSend) {

  /** Words of a format whose records are cut off or edited rather than badly quoted. */
  static FormatWords of(String name) {
    return new FormatWords(
        name,
        "the export was broken off or its text was edited",
        "the file as the platform exports it, with the fields of the contract",
        "a record was never ended, or it is another dump",
        "the file with its records ended as the contract says");
  }
}
