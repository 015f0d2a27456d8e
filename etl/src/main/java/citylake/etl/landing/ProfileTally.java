package citylake.etl.landing;

import citylake.etl.format.RecordCursor;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts what the fields of a file look like, and hashes its records in a way that forgets their
 * order, so that a delivery can be held against those before it.
 */
final class ProfileTally {
  private static final long ALL_UP_TO = 10_000;
  private static final int THEN_EVERY = 16;
  private static final long SEED = 42;

  private final List<String> fields;
  private final long[] filled;
  private final long[] numbers;
  private final long[] times;
  private long looked;
  private long sum;
  private long mix;

  ProfileTally(List<String> fields) {
    this.fields = fields;
    filled = new long[fields.size()];
    numbers = new long[fields.size()];
    times = new long[fields.size()];
  }

  /**
   * @param recordNo 1-based
   * @param isReadable whether its fields can be had
   */
  void add(RecordCursor cursor, long recordNo, boolean isReadable) {
    long hash =
        XXH64.hashUnsafeBytes(
            cursor.buffer(), Platform.BYTE_ARRAY_OFFSET + cursor.start(), cursor.length(), SEED);
    sum += hash;
    mix += hash * hash;
    if (isReadable && (recordNo <= ALL_UP_TO || recordNo % THEN_EVERY == 0)) {
      looked++;
      for (int i = 0; i < fields.size(); i++) {
        look(i, cursor.field(i));
      }
    }
  }

  private void look(int field, UTF8String text) {
    int digits = 0;
    int marks = 0;
    int others = 0;
    boolean hasText = false;
    for (int i = 0; i < text.numBytes(); i++) {
      byte b = text.getByte(i);
      hasText |= b != ' ';
      if (b >= '0' && b <= '9') {
        digits++;
      } else if (b == '-' || b == '/' || b == ':') {
        marks++;
      } else if (b != ' ' && b != '.' && b != '+') {
        others++;
      }
    }
    if (hasText) {
      filled[field]++;
      boolean isSigned = marks == 1 && text.getByte(0) == '-';
      if (digits > 0 && others == 0 && (marks == 0 || isSigned)) {
        numbers[field]++;
      } else if (digits >= 4 && marks >= 2 && others <= 3) {
        times[field]++;
      }
    }
  }

  List<FieldProfile> fields() {
    List<FieldProfile> profiles = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      profiles.add(new FieldProfile(fields.get(i), looked, filled[i], numbers[i], times[i]));
    }
    return List.copyOf(profiles);
  }

  /** The same for the same records in any order and packing; 32 hex digits. */
  String fingerprint() {
    return "%016x%016x".formatted(sum, mix);
  }
}
