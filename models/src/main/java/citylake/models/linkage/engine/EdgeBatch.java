package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.List;

/** Scored pairs of one place as columns; in each, the id that comes first by code point is left. */
public final class EdgeBatch implements Serializable {
  private static final long serialVersionUID = 1;

  final Texts ids;
  final int[] left;
  final int[] right;
  final double[] weights;
  final int[] patterns;
  final byte[] rules;

  /** By comparison with term frequencies, then by pair; null for the other comparisons. */
  final double[][] gains;

  final List<RefusedBlock> refused;
  final long compared;

  EdgeBatch(
      Texts ids,
      int[] left,
      int[] right,
      double[] weights,
      int[] patterns,
      byte[] rules,
      double[][] gains,
      List<RefusedBlock> refused,
      long compared) {
    this.ids = ids;
    this.left = left;
    this.right = right;
    this.weights = weights;
    this.patterns = patterns;
    this.rules = rules;
    this.gains = gains;
    this.refused = refused;
    this.compared = compared;
  }

  int size() {
    return left.length;
  }
}
