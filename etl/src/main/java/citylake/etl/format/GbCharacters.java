package citylake.etl.format;

/**
 * Walks over GBK or GB18030 text character by character, for separators such as {@code |} that can
 * be the last byte of a character. A byte that begins no character is passed alone.
 */
final class GbCharacters {
  private GbCharacters() {}

  /** Index of the first separator, LF or CR that is a character of its own, or {@code limit}. */
  static int first(byte[] bytes, int from, int limit, byte separator) {
    int at = from;
    while (at < limit) {
      byte found = bytes[at];
      if (found >= 0) {
        if (found == separator || found == '\n' || found == '\r') {
          return at;
        }
        at++;
      } else {
        at += length(bytes, at, limit);
      }
    }
    return limit;
  }

  private static int length(byte[] bytes, int at, int limit) {
    if (at + 1 >= limit || !isLead(bytes[at])) {
      return 1;
    }
    int second = bytes[at + 1] & 0xFF;
    if (second >= '0' && second <= '9') {
      boolean isFour =
          at + 3 < limit && isLead(bytes[at + 2]) && bytes[at + 3] >= '0' && bytes[at + 3] <= '9';
      return isFour ? 4 : 1;
    }
    return second >= 0x40 && second != 0x7F && second != 0xFF ? 2 : 1;
  }

  private static boolean isLead(byte found) {
    int value = found & 0xFF;
    return value >= 0x81 && value <= 0xFE;
  }
}
