package citylake.models.coincidence;

import citylake.models.place.Cell;
import citylake.models.place.CellCounts;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where the events of one kind lie, events at the same place together.
 *
 * @param x metres east of any origin
 * @param y metres north
 * @param events how many lie there
 */
record Positions(double[] x, double[] y, long[] events) {
  private static final double DECIMETRES = 10;

  /** From keys of decimetres ({@code CityGrid.positionKeyOf}), each in the middle of its square. */
  static Positions ofKeys(Map<Long, Long> eventsByKey) {
    TreeMap<Long, Long> ordered = new TreeMap<>(eventsByKey);
    Cell[] cells = ordered.keySet().stream().map(Cell::ofKey).toArray(Cell[]::new);
    return new Positions(
        Arrays.stream(cells).mapToDouble(cell -> (cell.x() + 0.5) / DECIMETRES).toArray(),
        Arrays.stream(cells).mapToDouble(cell -> (cell.y() + 0.5) / DECIMETRES).toArray(),
        ordered.values().stream().mapToLong(Long::longValue).toArray());
  }

  int size() {
    return x.length;
  }

  long total() {
    return Arrays.stream(events).sum();
  }

  /** Events by {@link Cell#key} of square cells. */
  Map<Long, Long> inCells(int sideM) {
    Map<Long, Long> cells = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      cells.merge(cellKey(i, sideM), events[i], Long::sum);
    }
    return cells;
  }

  long cellKey(int i, int sideM) {
    return Cell.key((int) Math.floor(x[i] / sideM), (int) Math.floor(y[i] / sideM));
  }

  /** Counts over given cells; cells without an event have 0, events outside are left out. */
  CellCounts over(long[] cells, int sideM) {
    Map<Long, Long> counts = inCells(sideM);
    return CellCounts.of(
        cells,
        IntStream.range(0, cells.length)
            .mapToLong(i -> counts.getOrDefault(cells[i], 0L))
            .toArray());
  }
}
