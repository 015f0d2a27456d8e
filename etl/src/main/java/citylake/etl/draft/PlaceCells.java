package citylake.etl.draft;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts places by the cells of a square grid around their median, and finds those far away. */
final class PlaceCells {
  /** Edge of a cell in metres. */
  static final int CELL_M = 500;

  private static final double METRES_A_DEGREE = 111_320;

  /** No city is longer: a place further from the median is a slip. */
  private static final double FAR_M = 200_000;

  private double[] lons = new double[1024];
  private double[] lats = new double[1024];
  private long[] records = new long[1024];
  private int count;

  /** The centre of an occupied cell in WGS84 degrees, and how many records lie in it. */
  record Cell(double lon, double lat, long count) {}

  void add(double lon, double lat, long record) {
    if (count == lons.length) {
      lons = Arrays.copyOf(lons, 2 * count);
      lats = Arrays.copyOf(lats, 2 * count);
      records = Arrays.copyOf(records, 2 * count);
    }
    lons[count] = lon;
    lats[count] = lat;
    records[count++] = record;
  }

  int count() {
    return count;
  }

  /** The occupied cells; places far away are left out and named in the faults. */
  List<Cell> cells(FaultCounts faults) {
    if (count == 0) {
      return List.of();
    }
    double lon = median(lons);
    double lat = median(lats);
    double latStep = CELL_M / METRES_A_DEGREE;
    double lonStep = latStep / Math.max(0.01, Math.cos(Math.toRadians(lat)));
    Map<Long, Long> counts = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long east = Math.round((lons[i] - lon) / lonStep);
      long north = Math.round((lats[i] - lat) / latStep);
      if (Math.hypot((double) east, (double) north) * CELL_M > FAR_M) {
        faults.add(
            "place_far",
            "places more than %.0f km from the middle of all".formatted(FAR_M / 1000),
            records[i]);
      } else {
        counts.merge(east << 32 | (north & 0xFFFFFFFFL), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(
            cell ->
                new Cell(
                    lon + (cell.getKey() >> 32) * lonStep,
                    lat + (int) (long) cell.getKey() * latStep,
                    cell.getValue()))
        .sorted(java.util.Comparator.comparingLong(Cell::count).reversed())
        .toList();
  }

  private double median(double[] values) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }
}
