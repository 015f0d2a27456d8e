package citylake.models.linkage.engine;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

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

  Iterator<Row> rows(RecordBatch batch) {
    return IntStream.range(0, batch.size).mapToObj(i -> row(batch.ids, i)).iterator();
  }

  private Row row(Texts batchIds, int i) {
    int record = ids.find(batchIds.pool(), batchIds.start(i), batchIds.end(i));
    String id = batchIds.text(i);
    return RowFactory.create(id, record < 0 ? id : ids.texts().text(firstOf[record]));
  }
}
