package citylake.etl.source;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads times whose pattern has only numbers, AM/PM and marks between them, straight from the
 * bytes. Agrees with the strict formatter on every text (see the test that compares both).
 */
final class PlainTime {
  static final long NOT_A_TIME = Long.MIN_VALUE;

  private static final String LETTERS = "yMdHhmsa";
  private static final int WIDTH_BITS = 8;

  private PlainTime() {}

  /**
   * Whether every letter is known, with a date, hour and minute, and an AM/PM where it needs one.
   */
  static boolean understands(String pattern) {
    int[] width = new int[LETTERS.length()];
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int letter = LETTERS.indexOf(c);
      boolean isMark = c < 128 && !Character.isLetterOrDigit(c) && "'[]{}#".indexOf(c) < 0;
      if (letter < 0 && !isMark) {
        return false;
      }
      if (letter >= 0) {
        if (i > 0 && width[letter] > 0 && pattern.charAt(i - 1) != c) {
          return false;
        }
        width[letter]++;
      }
    }
    boolean has24Hours = width[3] > 0 && width[4] == 0 && width[7] == 0;
    boolean has12Hours = width[3] == 0 && width[4] > 0 && width[7] == 1;
    boolean hasDate = width[0] == 4 && inOneOrTwo(width[1]) && inOneOrTwo(width[2]);
    return hasDate
        && (has24Hours || has12Hours)
        && width[3] + width[4] <= 2
        && inOneOrTwo(width[5])
        && width[6] <= 2
        && !hasNarrowNumberBeforeNumber(pattern);
  }

  private static boolean inOneOrTwo(int width) {
    return width == 1 || width == 2;
  }

  /** "Mdyyyy" cannot be read digit by digit. */
  private static boolean hasNarrowNumberBeforeNumber(String pattern) {
    for (int i = 0; i + 1 < pattern.length(); i++) {
      char c = pattern.charAt(i);
      char next = pattern.charAt(i + 1);
      boolean endsNumber = isNumber(c) && isNumber(next) && c != next;
      boolean isNarrow = i == 0 || pattern.charAt(i - 1) != c;
      boolean nextIsNarrow =
          isNumber(next) && (i + 2 >= pattern.length() || pattern.charAt(i + 2) != next);
      if (endsNumber && (isNarrow || nextIsNarrow)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(char letter) {
    return "yMdHhms".indexOf(letter) >= 0;
  }

  /**
   * The pattern in the form that {@link #read} takes: each letter with its width, each mark as a
   * negative number.
   */
  static int[] compile(String pattern) {
    int[] groups = new int[pattern.length()];
    int count = 0;
    for (int i = 0; i < pattern.length(); ) {
      char c = pattern.charAt(i);
      int width = 1;
      while (isLetter(c) && i + width < pattern.length() && pattern.charAt(i + width) == c) {
        width++;
      }
      groups[count++] = isLetter(c) ? c << WIDTH_BITS | width : -c;
      i += width;
    }
    return Arrays.copyOf(groups, count);
  }

  private static boolean isLetter(char c) {
    return LETTERS.indexOf(c) >= 0;
  }

  /** Microseconds of the wall clock, or {@link #NOT_A_TIME}. */
  static long read(int[] groups, UTF8String text) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int half = -1;
    int at = 0;
    int end = text.numBytes();
    for (int group : groups) {
      int width = group & (1 << WIDTH_BITS) - 1;
      int c = group >> WIDTH_BITS;
      if (group < 0) {
        if (at >= end || text.getByte(at++) != -group) {
          return NOT_A_TIME;
        }
      } else if (c == 'a') {
        if (at + 2 > end || (text.getByte(at + 1) | 0x20) != 'm') {
          return NOT_A_TIME;
        }
        int letter = text.getByte(at) | 0x20;
        if (letter != 'a' && letter != 'p') {
          return NOT_A_TIME;
        }
        half = letter == 'p' ? 12 : 0;
        at += 2;
      } else {
        int value = 0;
        int digits = 0;
        int most = width == 1 ? 2 : width;
        while (digits < most && at < end && isDigit(text.getByte(at))) {
          value = value * 10 + (text.getByte(at++) - '0');
          digits++;
        }
        if (digits < width) {
          return NOT_A_TIME;
        }
        switch (c) {
          case 'y' -> year = value;
          case 'M' -> month = value;
          case 'd' -> day = value;
          case 'm' -> minute = value;
          case 's' -> second = value;
          default -> hour = value;
        }
      }
    }
    if (half >= 0) {
      if (hour < 1 || hour > 12) {
        return NOT_A_TIME;
      }
      hour = hour % 12 + half;
    }
    boolean isTime = at == end && hour < 24 && minute < 60 && second < 60;
    if (!isTime || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return NOT_A_TIME;
    }
    long seconds = ((daysSince1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    return seconds * 1_000_000L;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return isLeap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days of the proleptic Gregorian calendar, counted in years that begin in March. */
  private static long daysSince1970(int year, int month, int day) {
    long marchYear = month > 2 ? year : year - 1L;
    int monthFromMarch = (month + 9) % 12;
    return marchYear * 365
        + Math.floorDiv(marchYear, 4)
        - Math.floorDiv(marchYear, 100)
        + Math.floorDiv(marchYear, 400)
        + (monthFromMarch * 153L + 2L) / 5L
        + day
        - 1
        - 719_468;
  }
}
