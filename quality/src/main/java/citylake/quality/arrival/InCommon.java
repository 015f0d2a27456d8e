package citylake.quality.arrival;

/** What many rows of a delivery may have in common, although each of them can be right. */
public enum InCommon {
  AT_MIDNIGHT(
      "rows_at_midnight", "are exactly at midnight", "did the export lose the time of day?"),
  LONG_AGO(
      "rows_of_long_ago",
      "are of more than %d days before their night".formatted(InCommon.DAYS),
      "are day and month exchanged, or is it an old export?"),
  ONE_TIME_OF_DAY(
      "rows_at_one_time_of_day",
      "have one and the same time of day, to the second",
      "did the export put a time of its own?"),
  ONE_PLACE(
      "rows_at_one_place",
      "have one and the same place, to the last digit",
      "did the export put the place of the office?");

  /** An event older than this, in a delivery of today's, is a late report or a wrong date. */
  public static final int DAYS = 31;

  private final String code;
  private final String words;
  private final String question;

  InCommon(String code, String words, String question) {
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
