package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What became of the pairs of a place: compared, kept; and the blocks that were refused. */
public record EdgeAccount(long compared, long kept, List<RefusedBlock> refused)
    implements Serializable {
  static EdgeAccount of(Iterator<EdgeBatch> batches) {
    long compared = 0;
    long kept = 0;
    List<RefusedBlock> refused = new ArrayList<>();
    while (batches.hasNext()) {
      EdgeBatch batch = batches.next();
      compared += batch.compared;
      kept += batch.size();
      refused.addAll(batch.refused);
    }
    return new EdgeAccount(compared, kept, refused);
  }
}
