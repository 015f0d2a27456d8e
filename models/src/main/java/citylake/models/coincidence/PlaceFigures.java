package citylake.models.coincidence;

import citylake.models.coincidence.TorusShifts.Shift;
import citylake.models.place.CellCounts;
import citylake.models.place.StudyArea;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The figures of two maps, held against toroidal shifts of one map against the other. */
final class PlaceFigures {
  /**
   * An empty cell most of whose eight neighbours are occupied is a hole in the city, not outside.
   */
  private static final int MOST_NEIGHBOURS = 5;

  private final Positions crimes;
  private final Positions crashes;
  private final CoincidenceParameters parameters;
  private final int cellSizeM;

  PlaceFigures(Positions crimes, Positions crashes, CoincidenceParameters parameters) {
    this.crimes = crimes;
    this.crashes = crashes;
    this.parameters = parameters;
    this.cellSizeM = parameters.cellSizeM();
  }

  List<Figure> all() {
    long[] occupied = occupied();
    CellCounts crimeCells = crimes.over(occupied, cellSizeM);
    CellCounts crashCells = crashes.over(occupied, cellSizeM);
    PlaceAgreement places = PlaceAgreement.of(crimeCells, crashCells, parameters.topShare());
    List<Figure> figures = new ArrayList<>();
    String cells = " cells of %d m with an event of either kind".formatted(cellSizeM);
    figures.add(
        given(
            "spearman_cells",
            places.spearman(),
            null,
            "Spearman of counts over %d%s.".formatted(places.cells(), cells)));
    boolean isEnough = isEnough();
    if (isEnough) {
      figures.addAll(shifted(occupied, places, cells));
    } else {
      figures.addAll(unshifted(places, cells));
    }
    figures.add(extent("cells", places.cells(), "Cells of %d m with an event of either kind."));
    figures.add(
        extent(
            top() + "_cells",
            places.topCells(),
            "How many cells of %d m are the busiest of each kind."));
    return figures;
  }

  private boolean isEnough() {
    return crimes.total() >= parameters.minimumEvents()
        && crashes.total() >= parameters.minimumEvents();
  }

  private long[] occupied() {
    TreeSet<Long> keys = new TreeSet<>(crimes.inCells(cellSizeM).keySet());
    keys.addAll(crashes.inCells(cellSizeM).keySet());
    return keys.stream().mapToLong(Long::longValue).toArray();
  }

  private List<Figure> shifted(long[] occupied, PlaceAgreement places, String cells) {
    long[] area = StudyArea.filled(occupied, MOST_NEIGHBOURS);
    MapPair maps =
        MapPair.of(crimes.over(area, cellSizeM), crashes.over(area, cellSizeM), places.topCells());
    ShiftParameters shifting = parameters.shifts();
    List<Shift> shifts =
        TorusShifts.of(maps, shifting.minimumPart(), shifting.permutations(), shifting.seed());
    MapAgreement observed = maps.shifted(0, 0);
    List<MapAgreement> moved =
        shifts.stream().map(shift -> maps.shifted(shift.east(), shift.north())).toList();
    double[] parts = moved.stream().mapToDouble(m -> (double) m.cells() / maps.cells()).toArray();
    String over =
        " over %d cells of %d m: those with an event and the holes among them."
            .formatted(maps.cells(), cellSizeM);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        map(
            "lee_l",
            observed,
            moved,
            parts,
            MapAgreement::lee,
            "Lee's L of counts, row-standardised queen's neighbours and the cell itself," + over));
    figures.add(
        map(
            "moran_bv",
            observed,
            moved,
            parts,
            MapAgreement::moran,
            "Bivariate Moran's I of crime with crashes in the cells around," + over));
    figures.add(
        map(
            "neighbourhood_r",
            observed,
            moved,
            parts,
            MapAgreement::neighbourhoodR,
            "Correlation of the neighbourhoods' means: Lee's L over the geometric mean of each map's own,"
                + over));
    figures.addAll(tops(observed, moved, parts, places, cells));
    figures.addAll(pairs(area, shifts, parts));
    return figures;
  }

  private Figure map(
      String stat,
      MapAgreement observed,
      List<MapAgreement> moved,
      double[] parts,
      ToDoubleFunction<MapAgreement> measure,
      String note) {
    double value = measure.applyAsDouble(observed);
    double[] values = moved.stream().mapToDouble(measure).toArray();
    return given(stat, value, ShiftNull.of(value, values, parts), note);
  }

  private List<Figure> tops(
      MapAgreement observed,
      List<MapAgreement> moved,
      double[] parts,
      PlaceAgreement places,
      String cells) {
    double[] shares = moved.stream().mapToDouble(MapAgreement::topShare).toArray();
    return List.of(
        given(
            top() + "_share",
            places.share(),
            ShiftNull.of(observed.topShare(), shares, parts),
            shareNote(places, cells)),
        given(top() + "_lift", places.lift(), null, "The share above over the share by chance."),
        given(
            top() + "_jaccard",
            places.jaccard(),
            null,
            "Busiest cells of both kinds over busiest cells of either."));
  }

  private List<Figure> unshifted(PlaceAgreement places, String cells) {
    List<Figure> figures = new ArrayList<>();
    for (String stat : List.of("lee_l", "moran_bv", "neighbourhood_r")) {
      figures.add(
          given(
              stat,
              Double.NaN,
              null,
              "Agreement of neighbouring cells of %d m.".formatted(cellSizeM)));
    }
    figures.add(given(top() + "_share", places.share(), null, shareNote(places, cells)));
    figures.add(
        given(top() + "_lift", places.lift(), null, "The share above over the share by chance."));
    figures.add(
        given(
            top() + "_jaccard",
            places.jaccard(),
            null,
            "Busiest cells of both kinds over busiest cells of either."));
    for (int distance : parameters.distancesM()) {
      figures.add(given("cross_k_" + distance, Double.NaN, null, "Cross-K, m2."));
      figures.add(given("pair_correlation_" + distance, Double.NaN, null, "Pair correlation."));
    }
    return figures;
  }

  private String shareNote(PlaceAgreement places, String cells) {
    return "Share of the %d busiest crash cells that are among the %d busiest crime cells; of %d%s."
        .formatted(places.topCells(), places.topCells(), places.cells(), cells);
  }

  private List<Figure> pairs(long[] area, List<Shift> shifts, double[] parts) {
    double[] distances = parameters.distancesM().stream().mapToDouble(r -> r).toArray();
    double areaM2 = (double) area.length * cellSizeM * cellSizeM;
    long[] counted = CrossPairs.within(crimes, crashes, parameters.distancesM());
    CrossK exact = CrossK.of(counted, distances, areaM2, crimes.total(), crashes.total());
    ShiftParameters shifting = parameters.shifts();
    BinnedPairs bins =
        new BinnedPairs(crimes, crashes, area, cellSizeM, shifting.binM(), distances);
    CrossK observed = bins.shifted(0, 0);
    List<CrossK> moved =
        shifts.stream()
            .limit(shifting.pairPermutations())
            .map(shift -> bins.shifted(shift.east(), shift.north()))
            .toList();
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < distances.length; i++) {
      int at = i;
      figures.add(
          given(
              "cross_k_%.0f".formatted(distances[i]),
              exact.k()[i],
              ShiftNull.of(
                  observed.k()[i], moved.stream().mapToDouble(k -> k.k()[at]).toArray(), parts),
              "Cross-K in m2 from %d pairs within %.0f m over an area of %.2f km2, no correction for edges; shifts count on bins of %d m."
                  .formatted(counted[i], distances[i], areaM2 / 1e6, shifting.binM())));
      figures.add(
          given(
              "pair_correlation_%.0f".formatted(distances[i]),
              exact.pairCorrelation()[i],
              ShiftNull.of(
                  observed.pairCorrelation()[i],
                  moved.stream().mapToDouble(k -> k.pairCorrelation()[at]).toArray(),
                  parts),
              "Pairs at %.0f to %.0f m over those expected if crimes and crashes had nothing to do with each other."
                  .formatted(i == 0 ? 0 : distances[i - 1], distances[i])));
    }
    return figures;
  }

  private Figure given(String stat, double value, ShiftNull shifts, String note) {
    return new Figure(stat, value, shifts, crimes.total(), crashes.total(), note)
        .unlessUnfounded(parameters.minimumEvents());
  }

  /** How many cells were counted: given however few the events are. */
  private Figure extent(String stat, int value, String note) {
    return new Figure(
        stat, value, null, crimes.total(), crashes.total(), note.formatted(cellSizeM));
  }

  private String top() {
    return "top" + Math.round(100 * parameters.topShare());
  }
}
