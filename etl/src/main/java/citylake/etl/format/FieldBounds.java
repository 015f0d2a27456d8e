package citylake.etl.format;

import java.util.Arrays;

/** Where the fields of one record stand in the buffer, without their quotes. */
final class FieldBounds {
  /** Fields beyond so many more than declared are counted but not kept. */
  private static final int KEPT_BEYOND_DECLARED = 1000;

  private final int[] from;
  private final int[] to;
  private final boolean[] escaped;
  private int count;

  FieldBounds(int declaredFields) {
    int kept = declaredFields + KEPT_BEYOND_DECLARED;
    from = new int[kept];
    to = new int[kept];
    escaped = new boolean[kept];
  }

  void clear() {
    count = 0;
  }

  void add(int textFrom, int textTo, boolean hasDoubledQuotes) {
    if (count < from.length) {
      from[count] = textFrom;
      to[count] = textTo;
      escaped[count] = hasDoubledQuotes;
    }
    count++;
  }

  /** All fields found, those not kept too. */
  int count() {
    return count;
  }

  int from(int field) {
    checkKept(field);
    return from[field];
  }

  int to(int field) {
    return to[field];
  }

  boolean hasDoubledQuotes(int field) {
    checkKept(field);
    return escaped[field];
  }

  private void checkKept(int field) {
    int kept = Math.min(count, from.length);
    if (field >= kept) {
      throw new IndexOutOfBoundsException(
          "Cannot give field %d of a record: %d are kept".formatted(field + 1, kept));
    }
  }

  /** The bytes of a field, doubled quotes single, in a copy: the record's own are evidence. */
  byte[] unescaped(byte[] bytes, byte quote, int field) {
    byte[] text = new byte[to[field] - from[field]];
    int length = 0;
    for (int at = from[field]; at < to[field]; at++) {
      text[length++] = bytes[at];
      if (bytes[at] == quote) {
        at++;
      }
    }
    return Arrays.copyOf(text, length);
  }
}
