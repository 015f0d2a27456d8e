package citylake.models.linkage.engine;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** The cluster of every record that is linked to another. */
final class ClusterIndex implements Serializable {
  private static final long serialVersionUID = 1;

  private final Codes ids;

  /** By record: the record of the same cluster whose id comes first. */
  private final int[] firstOf;

  private ClusterIndex(Codes ids, int[] firstOf) {
    this.ids = ids;
    this.firstOf = firstOf;
  }

  static ClusterIndex of(Links links, double leastSupport) {
    int n = links.ids().size();
    UnionFind joined = ClusterGrowth.of(links, leastSupport);
    int[] first = new int[n];
    for (int i = 0; i < n; i++) {
      int root = joined.find(i);
      boolean isEarlier =
          root == i || links.ids().texts().compare(i, first[root]) < 0; // a root comes first
      first[root] = isEarlier ? i : first[root];
    }
    int[] firstOf = new int[n];
    for (int i = 0; i < n; i++) {
      firstOf[i] = first[joined.find(i)];
    }
    return new ClusterIndex(links.ids(), firstOf);
  }

  /** The id that names the cluster of a record. */
  String of(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    int record = ids.find(bytes, 0, bytes.length);
    return record < 0 ? id : ids.texts().text(firstOf[record]);
  }

  /** One row a record of the batch: {@link ScoredPairs#CLUSTER_SCHEMA}. */
  Iterator<InternalRow> rows(RecordBatch batch) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < batch.size;
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return row(batch.ids, next++);
      }
    };
  }

  private InternalRow row(Texts batchIds, int i) {
    int record = ids.find(batchIds.pool(), batchIds.start(i), batchIds.end(i));
    UTF8String id = batchIds.utf8(i);
    return PlainRows.row(id, record < 0 ? id : ids.texts().utf8(firstOf[record]));
  }
}
