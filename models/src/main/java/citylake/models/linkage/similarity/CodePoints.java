package citylake.models.linkage.similarity;

import java.util.Arrays;

/**
 * The characters of texts that stand as UTF-8 in memory, without a string between. What is no UTF-8
 * gives some other characters, the same for the same bytes.
 */
final class CodePoints {
  private static final byte LEAD_OF_THREE = (byte) 0xE0;
  private static final byte LEAD_OF_FOUR = (byte) 0xF0;
  private static final int CONTINUATION = 0x3F;

  private CodePoints() {}

  static int[] ofUtf8(byte[] bytes, int from, int to) {
    int[] points = new int[to - from];
    int size = 0;
    int at = from;
    while (at < to) {
      int first = bytes[at++];
      int point = first;
      if (first < 0) {
        int more = first < LEAD_OF_THREE ? 1 : first < LEAD_OF_FOUR ? 2 : 3; // bytes that follow
        point = first & (CONTINUATION >> more);
        for (int i = 0; i < more && at < to; i++) {
          point = point << 6 | (bytes[at++] & CONTINUATION);
        }
      }
      points[size++] = point;
    }
    return size == points.length ? points : Arrays.copyOf(points, size);
  }
}
