package citylake.models.linkage.engine;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/** Many texts in one array of UTF-8: what is sent and kept instead of strings. */
final class Texts implements Serializable {
  private static final long serialVersionUID = 1;

  private byte[] pool;
  private int[] ends;
  private int size;

  Texts(int expected) {
    pool = new byte[Math.max(64, expected * 8)];
    ends = new int[Math.max(8, expected)];
  }

  int size() {
    return size;
  }

  byte[] pool() {
    return pool;
  }

  int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  int end(int i) {
    return ends[i];
  }

  String text(int i) {
    return new String(pool, start(i), ends[i] - start(i), StandardCharsets.UTF_8);
  }

  /** The text as Spark holds it, without a copy: the texts must not change from then on. */
  UTF8String utf8(int i) {
    return UTF8String.fromBytes(pool, start(i), ends[i] - start(i));
  }

  /** Adds a text; its position. */
  int add(byte[] bytes, int from, int to) {
    int start = start(size);
    int end = Math.addExact(start, to - from);
    if (end > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(end, (int) Math.min(2_000_000_000L, pool.length * 2L)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(bytes, from, pool, start, to - from);
    ends[size] = end;
    return size++;
  }

  /** Gives back what was allotted too much. */
  Texts trimmed() {
    pool = Arrays.copyOf(pool, start(size));
    ends = Arrays.copyOf(ends, size);
    return this;
  }

  /** Order by code point, which is the order of UTF-8's bytes. */
  int compare(int i, int j) {
    return Arrays.compareUnsigned(pool, start(i), ends[i], pool, start(j), ends[j]);
  }
}
