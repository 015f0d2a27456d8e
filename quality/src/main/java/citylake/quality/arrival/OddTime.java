package citylake.quality.arrival;

/** What many times of a delivery may have in common, although each of them can be right. */
public enum OddTime {
  AT_MIDNIGHT(
      "rows_at_midnight", "are exactly at midnight", "did the export lose the time of day?"),
  LONG_AGO(
      "rows_of_long_ago",
      "are of more than %d days before their night".formatted(OddTime.DAYS),
      "are day and month exchanged, or is it an old export?");

  /** An event older than this, in a delivery of today's, is a late report or a wrong date. */
  public static final int DAYS = 31;

  private final String code;
  private final String words;
  private final String question;

  OddTime(String code, String words, String question) {
    this.code = code;
    this.words = words;
    this.question = question;
  }

  String code() {
    return code;
  }

  String words() {
    return words;
  }

  String question() {
    return question;
  }
}
