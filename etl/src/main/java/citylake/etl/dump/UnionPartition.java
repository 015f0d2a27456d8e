package citylake.etl.dump;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads of a union of dumps: splits of any of them, one after the other. */
record UnionPartition(List<Piece> pieces) implements InputPartition {
  /** A task is not worth less: opening a file and reading so many bytes take about as long. */
  private static final long OPENING = 1 << 20;

  /** More would keep the other cores waiting for one. */
  private static final long LARGEST = 64 << 20;

  record Piece(ProjectionTask task, DumpPartition split) implements Serializable {
    private long cost() {
      return OPENING + split.split().length();
    }
  }

  UnionPartition {
    pieces = List.copyOf(pieces);
  }

  /** Small splits share a task, so that each core has about one; large ones have their own. */
  static UnionPartition[] packed(List<Piece> pieces, int cores) {
    long total = pieces.stream().mapToLong(Piece::cost).sum();
    long share = Math.min(LARGEST, 1 + total / Math.max(1, cores));
    List<UnionPartition> packed = new ArrayList<>();
    List<Piece> open = new ArrayList<>();
    long cost = 0;
    for (Piece piece : pieces) {
      if (!open.isEmpty() && cost + piece.cost() / 2 > share) {
        packed.add(new UnionPartition(open));
        open = new ArrayList<>();
        cost = 0;
      }
      open.add(piece);
      cost += piece.cost();
    }
    if (!open.isEmpty()) {
      packed.add(new UnionPartition(open));
    }
    return packed.toArray(UnionPartition[]::new);
  }
}
