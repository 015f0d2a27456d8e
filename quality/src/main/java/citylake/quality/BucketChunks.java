package citylake.quality;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/** Cuts a stream of numbers into chunks of one bucket each; equal numbers get the same bucket. */
final class BucketChunks implements Iterator<Tuple2<Integer, byte[]>> {
  private static final int CHUNK = 8192;

  private final Iterator<Long> numbers;
  private final long[][] open;
  private final int[] filled;
  private int closed;
  private Tuple2<Integer, byte[]> ready;

  BucketChunks(Iterator<Long> numbers, int buckets) {
    this.numbers = numbers;
    this.open = new long[buckets][CHUNK];
    this.filled = new int[buckets];
  }

  @Override
  public boolean hasNext() {
    while (ready == null && numbers.hasNext()) {
      add(numbers.next());
    }
    while (ready == null && closed < open.length) {
      close(closed++);
    }
    return ready != null;
  }

  @Override
  public Tuple2<Integer, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Tuple2<Integer, byte[]> chunk = ready;
    ready = null;
    return chunk;
  }

  private void add(long number) {
    int bucket = Math.floorMod(number, open.length);
    open[bucket][filled[bucket]++] = number;
    if (filled[bucket] == CHUNK) {
      close(bucket);
    }
  }

  private void close(int bucket) {
    if (filled[bucket] > 0) {
      ByteBuffer bytes = ByteBuffer.allocate(filled[bucket] * Long.BYTES);
      bytes.asLongBuffer().put(open[bucket], 0, filled[bucket]);
      filled[bucket] = 0;
      ready = new Tuple2<>(bucket, bytes.array());
    }
  }
}
