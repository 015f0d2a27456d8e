package citylake.etl.draft;

/**
 * One thing that was concluded about the file.
 *
 * @param topic what it is about, e.g. "encoding" or a column's name
 * @param conclusion in words
 * @param reason what was seen that speaks for it
 * @param doubt what a person should check; empty where nothing speaks against it
 */
public record Finding(String topic, String conclusion, String reason, String doubt) {}
