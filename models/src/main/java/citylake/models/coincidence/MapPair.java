package citylake.models.coincidence;

import citylake.models.place.CellCounts;
import citylake.models.place.Rectangle;
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
  private final Rectangle area;
  private final int[] places;
  private final boolean[] isInside;
  private final double[] crime;
  private final double[] crash;
  private final Neighbourhood crimeAround;
  private final Neighbourhood crashAround;
  private final double[] topCrime;
  private final double[] topCrash;

  private MapPair(CellCounts crimes, CellCounts crashes, int top) {
    long[] keys = IntStream.range(0, crimes.size()).mapToLong(i -> crimes.cell(i).key()).toArray();
    this.area = Rectangle.around(keys);
    this.isInside = new boolean[area.size()];
    this.crime = new double[area.size()];
    this.crash = new double[area.size()];
    this.places = Arrays.stream(keys).mapToInt(area::number).toArray();
    for (int i = 0; i < places.length; i++) {
      isInside[places[i]] = true;
      crime[places[i]] = crimes.count(i);
      crash[places[i]] = crashes.count(i);
    }
    this.crimeAround = new Neighbourhood(crime);
    this.crashAround = new Neighbourhood(crash);
    this.topCrime = tops(crimes, top);
    this.topCrash = tops(crashes, top);
  }

  /**
   * Lays two maps of the same cells over each other.
   *
   * @param top how many cells are the busiest of each map
   */
  static MapPair of(CellCounts crimes, CellCounts crashes, int top) {
    return new MapPair(crimes, crashes, top);
  }

  int width() {
    return area.width();
  }

  int height() {
    return area.height();
  }

  int cells() {
    return places.length;
  }

  /** How many cells lie in the area on both maps after a shift. */
  int overlap(int east, int north) {
    int cells = 0;
    for (int place : places) {
      if (isInside[area.source(place, east, north)]) {
        cells++;
      }
    }
    return cells;
  }

  /** The agreement of the maps with crashes shifted by whole cells. */
  MapAgreement shifted(int east, int north) {
    Moments sums = new Moments();
    for (int place : places) {
      int from = area.source(place, east, north);
      if (isInside[from]) {
        sums.add(place, from);
      }
    }
    return sums.agreement();
  }

  /**
   * Rank correlation of the counts with crashes shifted, over the cells with an event of either
   * kind then; NaN where one side does not vary.
   */
  double spearman(int east, int north) {
    double[] crimes = new double[places.length];
    double[] crashes = new double[places.length];
    int cells = 0;
    for (int place : places) {
      int from = area.source(place, east, north);
      if (isInside[from] && crime[place] + crash[from] > 0) {
        crimes[cells] = crime[place];
        crashes[cells++] = crash[from];
      }
    }
    return Correlations.spearman(Arrays.copyOf(crimes, cells), Arrays.copyOf(crashes, cells));
  }

  private double[] tops(CellCounts counts, int top) {
    double[] parts = PlaceAgreement.partsInTop(counts, top);
    double[] tops = new double[area.size()];
    for (int i = 0; i < places.length; i++) {
      tops[places[i]] = parts[i];
    }
    return tops;
  }

  /** Means of each cell's neighbourhood: with the cell itself (Lee) and without it (Moran). */
  private final class Neighbourhood {
    private final double[] withSelf = new double[area.size()];
    private final double[] others = new double[area.size()];

    Neighbourhood(double[] counts) {
      for (int place : places) {
        double sum = 0;
        int cells = 0;
        int height = area.height();
        int x = place / height;
        int y = place % height;
        for (int i = Math.max(0, x - 1); i <= Math.min(area.width() - 1, x + 1); i++) {
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
    private double top;
    private double topBoth;

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
      top += topCrash[from];
      topBoth += topCrash[from] * topCrime[place];
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
          top == 0 ? Double.NaN : topBoth / top);
    }
  }
}
