package citylake.models.hotplace;

import citylake.models.ModelEvents;
import citylake.models.place.Cell;
import citylake.models.place.CellCounts;
import citylake.models.place.CityGrid;
import citylake.models.place.LonLat;
import citylake.models.place.StudyArea;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One city's study area with the events of each kind in its cells. */
final class CityMap {
  private final String city;
  private final HotPlaceParameters parameters;
  private final Map<String, KindCounts> kinds = new TreeMap<>();

  /** Events of one kind: how many in which cell, and how many rest outside the model. */
  private static final class KindCounts {
    private final Map<Long, Long> recordedByCell = new HashMap<>();
    private final Map<Long, Long> trainedByCell = new HashMap<>();
    private long rows;
    private long trained;
  }

  private CityMap(String city, HotPlaceParameters parameters) {
    this.city = city;
    this.parameters = parameters;
  }

  /** From rows kind, cell_key (null: in no cell), recorded, trained. */
  static CityMap of(String city, Iterator<Row> rows, HotPlaceParameters parameters) {
    CityMap map = new CityMap(city, parameters);
    rows.forEachRemaining(map::add);
    return map;
  }

  private void add(Row row) {
    KindCounts kind = kinds.computeIfAbsent(row.<String>getAs("kind"), name -> new KindCounts());
    Long cell = row.getAs("cell_key");
    long recorded = row.<Long>getAs("recorded");
    long trained = row.<Long>getAs("trained");
    kind.rows += recorded;
    if (cell != null) {
      kind.recordedByCell.put(cell, recorded);
      kind.trainedByCell.put(cell, trained);
      kind.trained += trained;
    }
  }

  /** Rows of {@link HotPlaces#SCHEMA}. */
  Iterator<Row> rows(CityGrid grid) {
    long[] occupied =
        kinds.values().stream()
            .flatMap(kind -> kind.recordedByCell.keySet().stream())
            .mapToLong(Long::longValue)
            .toArray();
    long[] area =
        StudyArea.around(occupied, parameters.cellSizeM(), parameters.studyAreaDistanceM());
    List<Row> rows = new ArrayList<>();
    for (String name : List.of(ModelEvents.INCIDENT, ModelEvents.CRASH)) {
      KindCounts kind = kinds.get(name);
      if (kind != null) {
        rows.addAll(rowsOf(name, kind, area, grid));
      }
    }
    return rows.iterator();
  }

  private List<Row> rowsOf(String name, KindCounts kind, long[] area, CityGrid grid) {
    long[] counts = new long[area.length];
    for (int i = 0; i < area.length; i++) {
      counts[i] = kind.trainedByCell.getOrDefault(area[i], 0L);
    }
    CellCounts cells = CellCounts.of(area, counts);
    if (GiStar.refusal(cells, parameters).isPresent()) {
      Neighbourhoods neighbourhoods = Neighbourhoods.of(cells);
      return IntStream.range(0, cells.size())
          .mapToObj(i -> unjudged(cells, neighbourhoods, i))
          .map(cell -> row(name, kind, cell, grid))
          .toList();
    }
    return GiStar.judge(cells, parameters).stream()
        .map(cell -> row(name, kind, cell, grid))
        .toList();
  }

  private JudgedCell unjudged(CellCounts cells, Neighbourhoods around, int i) {
    boolean isSparse = around.size(i) * cells.mean() < parameters.sparseBelow();
    return JudgedCell.notJudged(
        cells.cell(i), cells.count(i), around.size(i), around.sum(i), isSparse);
  }

  private Row row(String name, KindCounts kind, JudgedCell judged, CityGrid grid) {
    Cell cell = judged.cell();
    LonLat centre = grid.centreOf(cell);
    boolean isJudged = judged.label() != Label.NOT_JUDGED;
    return RowFactory.create(
        city,
        name,
        cell.id(parameters.cellSizeM()),
        cell.x(),
        cell.y(),
        centre.lon(),
        centre.lat(),
        parameters.cellSizeM(),
        judged.count(),
        judged.neighbours(),
        judged.neighbourhoodCount(),
        isJudged ? judged.z() : null,
        isJudged ? judged.p() : null,
        isJudged ? judged.q() : null,
        isJudged ? judged.bin() : null,
        isJudged ? judged.pExact() : null,
        isJudged ? judged.qExact() : null,
        judged.label().text(),
        judged.isSparse(),
        kind.trained,
        kind.rows - kind.trained);
  }
}
