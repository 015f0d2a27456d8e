package citylake.etl.outcome;

import citylake.etl.outcome.KeyScan.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** What one task reads of the keys, cut into buckets by hash. */
final class KeyChunks {
  private static final int HASH = 0;
  private static final int DELIVERY = 1;
  private static final int TAKES_BACK = 2;
  private static final int CITY = 3;
  private static final int KEY = 4;

  private final long[][] hashes;
  private final int[] sizes;
  private final Map<String, long[]> counts = new HashMap<>();
  private final KeyZones.Marks marks;

  /**
   * @param zones null where it is not asked which files can hold the keys
   */
  KeyChunks(int buckets, KeyZones zones) {
    marks = zones == null ? null : zones.marks();
    hashes = new long[buckets][1024];
    sizes = new int[buckets];
  }

  /**
   * Rows of hash (null: refused), delivery, whether the record takes its key back, and, where it is
   * asked which files can hold the keys, city and key column.
   */
  Iterator<Tuple2<Integer, Chunk>> ofCandidates(Iterator<Row> rows) {
    String last = null;
    long[] count = null;
    while (rows.hasNext()) {
      Row row = rows.next();
      String delivery = row.getString(DELIVERY);
      if (!delivery.equals(last)) {
        last = delivery;
        count = counts.computeIfAbsent(delivery, unknown -> new long[2]);
      }
      if (row.isNullAt(HASH)) {
        count[1]++;
      } else {
        count[0]++;
        add(row.getLong(HASH));
        if (row.getBoolean(TAKES_BACK)) {
          add(row.getLong(HASH));
        }
        if (marks != null) {
          marks.add(row.getString(CITY), row.getString(KEY));
        }
      }
    }
    return chunks();
  }

  /** Hashes alone. */
  Iterator<Tuple2<Integer, Chunk>> ofHashes(Iterator<Long> known) {
    known.forEachRemaining(this::add);
    return chunks();
  }

  private void add(long hash) {
    int bucket = (int) Math.floorMod(hash, (long) hashes.length);
    if (sizes[bucket] == hashes[bucket].length) {
      hashes[bucket] = Arrays.copyOf(hashes[bucket], sizes[bucket] * 2);
    }
    hashes[bucket][sizes[bucket]++] = hash;
  }

  /** Counts and marks travel with the first bucket. */
  private Iterator<Tuple2<Integer, Chunk>> chunks() {
    List<Tuple2<Integer, Chunk>> chunks = new ArrayList<>();
    for (int bucket = 0; bucket < hashes.length; bucket++) {
      chunks.add(
          new Tuple2<>(
              bucket,
              new Chunk(
                  Arrays.copyOf(hashes[bucket], sizes[bucket]),
                  bucket == 0 ? counts : Map.of(),
                  bucket == 0 && marks != null ? marks.zones() : Map.of())));
    }
    return chunks.iterator();
  }
}
