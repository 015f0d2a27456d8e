package citylake.etl.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a line.
 *
 * @param from of the first, from 0
 * @param to behind the last
 */
record ByteRange(int from, int to) {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})-([1-9]\\d{0,5})");

  /** A range as contracts write it: first and last byte, from 1. */
  static Optional<ByteRange> of(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    ByteRange range =
        new ByteRange(Integer.parseInt(found.group(1)) - 1, Integer.parseInt(found.group(2)));
    return range.length() > 0 ? Optional.of(range) : Optional.empty();
  }

  int length() {
    return to - from;
  }

  @Override
  public String toString() {
    return from + 1 + "-" + to;
  }
}
