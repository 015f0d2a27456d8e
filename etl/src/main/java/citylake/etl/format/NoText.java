package citylake.etl.format;

import java.util.Arrays;
import java.util.Optional;

/**
 * Tells bytes that are no text in any encoding of {@link Encodings}, by their control bytes: these
 * stand for nothing that people write, and no character of more bytes holds one.
 */
public final class NoText {
  private static final int FIRST_BLANK = ' ';
  private static final double MOST_ZEROS = 0.1;
  private static final double MOST_CONTROLS = 0.02;

  /** Marks between fields, records and files of an odd export are fewer. */
  private static final int MOST_KINDS = 4;

  private NoText() {}

  /** What these bytes are, in words with their counts; empty where they may be text. */
  public static Optional<String> of(byte[] start) {
    int zeros = 0;
    int controls = 0;
    int[] counts = new int[FIRST_BLANK];
    for (byte each : start) {
      boolean isControl =
          each >= 0 && each < FIRST_BLANK && each != '\t' && each != '\n' && each != '\r';
      zeros += each == 0 ? 1 : 0;
      controls += isControl ? 1 : 0;
      if (isControl) {
        counts[each]++;
      }
    }
    long kinds = Arrays.stream(counts).filter(count -> count > 0).count();
    if (zeros > MOST_ZEROS * start.length) {
      return Optional.of(words(zeros, start.length, "zero bytes"));
    }
    return kinds > MOST_KINDS && controls > MOST_CONTROLS * start.length
        ? Optional.of(words(controls, start.length, "control bytes"))
        : Optional.empty();
  }

  private static String words(int count, int looked, String kind) {
    return "no text in any encoding: %d of its first %d bytes are %s"
        .formatted(count, looked, kind);
  }
}
