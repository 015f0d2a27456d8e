package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What became of the pairs of a place: compared, kept, linked; and the blocks that were refused.
 */
public record EdgeAccount(long compared, long kept, long linked, List<RefusedBlock> refused)
    implements Serializable {
  static EdgeAccount of(EdgeBatch batch, double link) {
    long linked = Arrays.stream(batch.weights).filter(weight -> weight >= link).count();
    return new EdgeAccount(batch.compared, batch.size(), linked, batch.refused);
  }
}
