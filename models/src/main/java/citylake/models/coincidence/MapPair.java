package citylake.models.coincidence;

import citylake.models.place.Cell;
import citylake.models.place.CellCounts;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Two maps of the same cells on the smallest rectangle that holds them, one of which can be shifted
 * against the other round the rectangle's edges.
 *
 * <p>Neighbours are those of a queen's move within the area; weights are row-standardised. A shift
 * is compared over the cells that lie in the area on both maps: what the rectangle holds outside
 * the city is no place without crime, and would make every shift look unlike.
 */
final class MapPair {
  private final int width;
  private final int height;
  private final int[] places;
  private final boolean[] isInside;
  private final double[] crime;
  private final double[] crash;
  private final Neighbourhood crimeAround;
  private final Neighbourhood crashAround;
  private final boolean[] isTopCrime;
  private final boolean[] isTopCrash;

  private MapPair(
      CellCounts crimes, CellCounts crashes, int left, int low, int width, int height, int top) {
    this.width = width;
    this.height = height;
    this.isInside = new boolean[width * height];
    this.crime = new double[width * height];
    this.crash = new double[width * height];
    this.places = new int[crimes.size()];
    for (int i = 0; i < crimes.size(); i++) {
      Cell cell = crimes.cell(i);
      int place = (cell.x() - left) * height + cell.y() - low;
      places[i] = place;
      isInside[place] = true;
      crime[place] = crimes.count(i);
      crash[place] = crashes.count(i);
    }
    this.crimeAround = new Neighbourhood(crime);
    this.crashAround = new Neighbourhood(crash);
    this.isTopCrime = tops(PlaceAgreement.busiest(crimes, top));
    this.isTopCrash = tops(PlaceAgreement.busiest(crashes, top));
  }

  /**
   * Lays two maps of the same cells over each other.
   *
   * @param top how many cells are the busiest of each map
   */
  static MapPair of(CellCounts crimes, CellCounts crashes, int top) {
    int[] x = IntStream.range(0, crimes.size()).map(i -> crimes.cell(i).x()).toArray();
    int[] y = IntStream.range(0, crimes.size()).map(i -> crimes.cell(i).y()).toArray();
    int left = Arrays.stream(x).min().orElseThrow();
    int low = Arrays.stream(y).min().orElseThrow();
    int width = Arrays.stream(x).max().orElseThrow() - left + 1;
    int height = Arrays.stream(y).max().orElseThrow() - low + 1;
    return new MapPair(crimes, crashes, left, low, width, height, top);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int cells() {
    return places.length;
  }

  /** How many cells lie in the area on both maps after a shift. */
  int overlap(int east, int north) {
    int cells = 0;
    for (int place : places) {
      if (isInside[source(place, east, north)]) {
        cells++;
      }
    }
    return cells;
  }

  /** The agreement of the maps with crashes shifted by whole cells. */
  MapAgreement shifted(int east, int north) {
    Moments sums = new Moments();
    for (int place : places) {
      int from = source(place, east, north);
      if (isInside[from]) {
        sums.add(place, from);
      }
    }
    return sums.agreement();
  }

  private int source(int place, int east, int north) {
    int x = Math.floorMod(place / height - east, width);
    int y = Math.floorMod(place % height - north, height);
    return x * height + y;
  }

  private boolean[] tops(Iterable<Integer> busiest) {
    boolean[] isTop = new boolean[width * height];
    busiest.forEach(i -> isTop[places[i]] = true);
    return isTop;
  }

  /** Means of each cell's neighbourhood: with the cell itself (Lee) and without it (Moran). */
  private final class Neighbourhood {
    private final double[] withSelf = new double[width * height];
    private final double[] others = new double[width * height];

    Neighbourhood(double[] counts) {
      for (int place : places) {
        double sum = 0;
        int cells = 0;
        int x = place / height;
        int y = place % height;
        for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
          for (int j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
            if (isInside[i * height + j]) {
              sum += counts[i * height + j];
              cells++;
            }
          }
        }
        withSelf[place] = sum / cells;
        // A cell without neighbours takes no part in Moran's I, as with a row of zero weights.
        others[place] = cells == 1 ? Double.NaN : (sum - counts[place]) / (cells - 1);
      }
    }
  }

  /** Sums over the compared cells; counts are whole numbers, so the plain sums are exact. */
  private final class Moments {
    private int cells;
    private double a;
    private double b;
    private double aa;
    private double bb;
    private double la;
    private double lb;
    private double lala;
    private double lblb;
    private double lalb;
    private double joined;
    private double aJoined;
    private double qb;
    private double aqb;
    private int topCrash;
    private int topBoth;

    void add(int place, int from) {
      cells++;
      double crimes = crime[place];
      double crashes = crash[from];
      double crimesAround = crimeAround.withSelf[place];
      double crashesAround = crashAround.withSelf[from];
      double otherCrashes = crashAround.others[from];
      a += crimes;
      b += crashes;
      aa += crimes * crimes;
      bb += crashes * crashes;
      la += crimesAround;
      lb += crashesAround;
      lala += crimesAround * crimesAround;
      lblb += crashesAround * crashesAround;
      lalb += crimesAround * crashesAround;
      if (!Double.isNaN(otherCrashes)) {
        joined++;
        aJoined += crimes;
        qb += otherCrashes;
        aqb += crimes * otherCrashes;
      }
      if (isTopCrash[from]) {
        topCrash++;
        topBoth += isTopCrime[place] ? 1 : 0;
      }
    }

    MapAgreement agreement() {
      double n = cells;
      double meanA = a / n;
      double meanB = b / n;
      double spread = Math.sqrt(Math.max(0, n * aa - a * a) * Math.max(0, n * bb - b * b)) / n;
      double product = lalb - meanB * la - meanA * lb + n * meanA * meanB;
      double ownA = lala - 2 * meanA * la + n * meanA * meanA;
      double ownB = lblb - 2 * meanB * lb + n * meanB * meanB;
      double moran = aqb - meanB * aJoined - meanA * qb + joined * meanA * meanB;
      boolean isFlat = !(spread > 0);
      return new MapAgreement(
          cells,
          isFlat ? Double.NaN : product / spread,
          isFlat ? Double.NaN : moran / spread,
          isFlat || !(ownA * ownB > 0) ? Double.NaN : product / Math.sqrt(ownA * ownB),
          topCrash == 0 ? Double.NaN : (double) topBoth / topCrash);
    }
  }
}
