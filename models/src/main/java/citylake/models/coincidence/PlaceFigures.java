package citylake.models.coincidence;

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
  private final long[] area;
  private final PlaceAgreement places;

  /** Null where too few events are there to be compared. */
  private final ShiftedMaps maps;

  PlaceFigures(Positions crimes, Positions crashes, CoincidenceParameters parameters) {
    this.crimes = crimes;
    this.crashes = crashes;
    this.parameters = parameters;
    this.cellSizeM = parameters.cellSizeM();
    long[] occupied = occupied();
    CellCounts crimeCells = crimes.over(occupied, cellSizeM);
    CellCounts crashCells = crashes.over(occupied, cellSizeM);
    this.places = PlaceAgreement.of(crimeCells, crashCells, parameters.topShare());
    this.area = StudyArea.filled(occupied, MOST_NEIGHBOURS);
    this.maps = isEnough() ? shifted() : null;
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

  private ShiftedMaps shifted() {
    CellCounts crimesHere = crimes.over(area, cellSizeM);
    CellCounts crashesHere = crashes.over(area, cellSizeM);
    return new ShiftedMaps(
        MapPair.of(crimesHere, crashesHere, places.topCells()), parameters.shifts());
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(spearman());
    figures.addAll(ofMaps());
    figures.addAll(ofTops());
    figures.addAll(ofPairs());
    figures.add(extent("cells", places.cells(), "Cells of %d m with an event of either kind."));
    figures.add(
        extent(
            top("cells"),
            places.topCells(),
            "How many cells of %d m are the busiest of each kind."));
    return figures;
  }

  private Figure spearman() {
    ShiftNull shifts =
        maps == null
            ? null
            : maps.held(places.spearman(), (pair, s) -> pair.spearman(s.east(), s.north()));
    return given("spearman_cells", places.spearman(), shifts, "Spearman of counts over " + cells());
  }

  private List<Figure> ofMaps() {
    String over =
        " over %d cells of %d m: those with an event and the holes among them."
            .formatted(area.length, cellSizeM);
    return List.of(
        ofMaps(
            "lee_l",
            MapAgreement::lee,
            "Lee's L of counts, row-standardised queen's neighbours and the cell itself," + over),
        ofMaps(
            "moran_bv",
            MapAgreement::moran,
            "Bivariate Moran's I of crime with crashes in the cells around," + over),
        ofMaps(
            "neighbourhood_r",
            MapAgreement::neighbourhoodR,
            "Correlation of the neighbourhoods' means: Lee's L over the geometric mean of each map's own,"
                + over));
  }

  private Figure ofMaps(String stat, ToDoubleFunction<MapAgreement> measure, String note) {
    return maps == null
        ? given(stat, Double.NaN, null, note)
        : given(stat, maps.value(measure), maps.held(measure), note);
  }

  private List<Figure> ofTops() {
    int k = places.topCells();
    String share =
        "Share of the %d busiest crash cells that are among the %d busiest crime cells; of "
            .formatted(k, k);
    return List.of(
        given(
            top("share"),
            places.share(),
            maps == null ? null : maps.held(MapAgreement::topShare),
            share + cells() + ties()),
        given(top("lift"), places.lift(), null, "The share above over the share by chance."),
        given(
            top("jaccard"),
            places.jaccard(),
            null,
            "Busiest cells of both kinds over busiest cells of either."));
  }

  /** Shifts are held against the share with ties divided, so it is told beside the other. */
  private String ties() {
    return maps == null
        ? ""
        : " Cells equal at the limit go by column and row; divided among them, as the shifts have it, the share is %.3f."
            .formatted(maps.value(MapAgreement::topShare));
  }

  private List<Figure> ofPairs() {
    if (maps != null) {
      return new PairFigures(crimes, crashes, area, maps, parameters)
          .all()
          .map(pair -> given(pair.stat(), pair.value(), pair.shifts(), pair.note()))
          .toList();
    }
    List<Figure> figures = new ArrayList<>();
    for (int distance : parameters.distancesM()) {
      figures.add(given("cross_k_" + distance, Double.NaN, null, "Cross-K, m2."));
      figures.add(given("pair_correlation_" + distance, Double.NaN, null, "Pair correlation."));
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

  private String cells() {
    return "%d cells of %d m with an event of either kind.".formatted(places.cells(), cellSizeM);
  }

  private String top(String figure) {
    return "top%d_%s".formatted(Math.round(100 * parameters.topShare()), figure);
  }
}
