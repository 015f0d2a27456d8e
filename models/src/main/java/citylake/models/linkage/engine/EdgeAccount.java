package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What became of the pairs of a place: compared, kept, linked; and the blocks that were refused.
 */
public record EdgeAccount(long compared, long kept, long linked, List<RefusedBlock> refused)
    implements Serializable {
  static EdgeAccount of(Iterator<EdgeBatch> batches, double link) {
    long compared = 0;
    long kept = 0;
    long linked = 0;
    List<RefusedBlock> refused = new ArrayList<>();
    while (batches.hasNext()) {
      EdgeBatch batch = batches.next();
      compared += batch.compared;
      kept += batch.size();
      linked += Arrays.stream(batch.weights).filter(weight -> weight >= link).count();
      refused.addAll(batch.refused);
    }
    return new EdgeAccount(compared, kept, linked, refused);
  }
}
