package citylake.models.hotplace;

import citylake.models.place.Cell;
import citylake.models.place.CellCounts;

/**
 * The neighbourhood of each cell of a study area: itself and its queen neighbours inside the area.
 */
final class Neighbourhoods {
  private final int[] sizes;
  private final long[] sums;

  private Neighbourhoods(int[] sizes, long[] sums) {
    this.sizes = sizes;
    this.sums = sums;
  }

  static Neighbourhoods of(CellCounts cells) {
    Neighbourhoods all = new Neighbourhoods(new int[cells.size()], new long[cells.size()]);
    for (int i = 0; i < cells.size(); i++) {
      all.visit(i, cells);
    }
    return all;
  }

  private void visit(int i, CellCounts cells) {
    Cell cell = cells.cell(i);
    for (int dx = -1; dx <= 1; dx++) {
      for (int dy = -1; dy <= 1; dy++) {
        int neighbour = cells.indexOf(cell.x() + dx, cell.y() + dy);
        if (neighbour >= 0) {
          sizes[i]++;
          sums[i] += cells.count(neighbour);
        }
      }
    }
  }

  /** Cells of the neighbourhood of cell {@code i}, itself included: 1 to 9. */
  int size(int i) {
    return sizes[i];
  }

  /** Events in the neighbourhood of cell {@code i}. */
  long sum(int i) {
    return sums[i];
  }
}
