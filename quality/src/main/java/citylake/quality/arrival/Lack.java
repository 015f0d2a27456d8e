package citylake.quality.arrival;

import java.util.Arrays;

/** What a standard row may lack without being refused, and the issues that tell why. */
public enum Lack {
  TIME("time", "occurred_ requested_ passed_"),
  PLACE("place", "place_");

  private static final String WITH = "rows_with_";

  private final String word;

  /** How the names of its issues begin. */
  private final String issues;

  Lack(String word, String issues) {
    this.word = word;
    this.issues = issues;
  }

  /** The word in sentences. */
  String word() {
    return word;
  }

  /** Code of the finding that a delivery's rows lack it. */
  String code() {
    return "rows_without_" + word;
  }

  /** Code of the finding that a delivery's rows have this issue. */
  static String code(String issue) {
    return WITH + issue;
  }

  /** Whether the finding is about it, by its lack or by an issue. */
  public boolean isConcernedBy(Finding finding) {
    String code = finding.code();
    return code.equals(code())
        || (code.startsWith(WITH) && isReasonedBy(code.substring(WITH.length())));
  }

  /** Whether an issue of this name is about it. */
  boolean isReasonedBy(String issue) {
    return Arrays.stream(issues.split(" ")).anyMatch(issue::startsWith);
  }
}
