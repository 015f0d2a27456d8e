package citylake.etl.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time: in {@code word ^ pattern} a wanted byte is zero, and the classic
 * {@code (x - 0x01..) & ~x & 0x80..} marks the lowest zero byte exactly.
 *
 * <p>Arrays must be readable for eight bytes behind {@code limit}; what stands there is not looked
 * at.
 */
final class ByteSearch {
  static final int SPARE_BYTES = 8;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private ByteSearch() {}

  /** A word of eight copies of an ASCII character. */
  static long pattern(char wanted) {
    return wanted * ONES;
  }

  /** Index of the first byte of the pattern, or {@code limit}. */
  static int first(byte[] bytes, int from, int limit, long pattern) {
    for (int at = from; at < limit; at += Long.BYTES) {
      long hits = hits((long) WORD.get(bytes, at), pattern);
      if (hits != 0) {
        return Math.min(limit, at + (Long.numberOfTrailingZeros(hits) >>> 3));
      }
    }
    return limit;
  }

  /** Index of the first byte of any of three patterns, or {@code limit}. */
  static int first(byte[] bytes, int from, int limit, long one, long two, long three) {
    for (int at = from; at < limit; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      long hits = hits(word, one) | hits(word, two) | hits(word, three);
      if (hits != 0) {
        return Math.min(limit, at + (Long.numberOfTrailingZeros(hits) >>> 3));
      }
    }
    return limit;
  }

  private static long hits(long word, long pattern) {
    long difference = word ^ pattern;
    return (difference - ONES) & ~difference & HIGH;
  }

  /** Whether all bytes are ASCII. */
  static boolean isAscii(byte[] bytes, int from, int limit) {
    int at = from;
    long seen = 0;
    for (; at + Long.BYTES <= limit; at += Long.BYTES) {
      seen |= (long) WORD.get(bytes, at);
    }
    for (; at < limit; at++) {
      seen |= bytes[at];
    }
    return (seen & HIGH) == 0;
  }
}
