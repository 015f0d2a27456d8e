package citylake.sample.form;

import java.util.List;

/** Code systems of offences: the standard's, and what vendors made of it. */
public enum OffenceCodes {
  STANDARD,
  /** A letter and a running number by the order of the standard's code. */
  LETTERED,
  /** Six digits, three by three. */
  SIX_DIGITS;

  /** The standard's codes in the order of the vendors' lists. */
  private static final List<String> STANDARD_CODES =
      List.of(
          "020111", "020112", "04011", "05011", "05012", "050211", "050221", "050222", "05023",
          "0504", "0701", "0801");

  private static final int FIRST_GROUP = 110;
  private static final int GROUP = 3;

  /** The vendor's code; one that is in no list stays as it is. */
  public String of(String standard) {
    int at = STANDARD_CODES.indexOf(standard);
    if (this == STANDARD || at < 0) {
      return standard;
    }
    return this == LETTERED
        ? "AJ" + (at + 1)
        : String.valueOf((FIRST_GROUP + at / GROUP) * 1_000 + 1 + at % GROUP);
  }

  /** All codes of the standard that vendors code anew. */
  public static List<String> all() {
    return STANDARD_CODES;
  }
}
