package citylake.models.patrol;

import citylake.models.ModelEvents;
import citylake.models.hotplace.GiStar;
import citylake.models.hotplace.JudgedCell;
import citylake.models.hotplace.Label;
import citylake.models.place.CellCounts;
import citylake.models.place.StudyArea;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** The events of one grid by cell and hour, and the windows that they give. */
final class PatrolMap {
  private static final int HOURS = 24;
  private static final int CRIME = 0;
  private static final int CRASH = 1;

  /** Events of one cell: all, and those of a known hour with their harm; crimes then crashes. */
  private static final class CellEvents {
    private final long[] all = new long[2];
    private final long[][] byHour = new long[2][HOURS];
    private final long[] harm = new long[HOURS];
    private final Set<String> cities = new TreeSet<>();
  }

  private final PatrolParameters parameters;
  private final Map<Long, CellEvents> cells = new TreeMap<>();
  private final Map<String, long[][]> clocks = new TreeMap<>();
  private final long[] placed = new long[2];

  private PatrolMap(PatrolParameters parameters) {
    this.parameters = parameters;
  }

  /** From rows city_code, kind, cell_key, hour (null: unknown), events, harm. */
  static PatrolMap of(Iterator<Row> rows, PatrolParameters parameters) {
    PatrolMap map = new PatrolMap(parameters);
    rows.forEachRemaining(map::add);
    return map;
  }

  private void add(Row row) {
    int kind = row.getAs("kind").equals(ModelEvents.CRASH) ? CRASH : CRIME;
    CellEvents cell = cells.computeIfAbsent(row.getAs("cell_key"), key -> new CellEvents());
    long events = row.<Long>getAs("events");
    Integer hour = row.getAs("hour");
    cell.all[kind] += events;
    placed[kind] += events;
    cell.cities.add(row.getAs("city_code"));
    if (hour != null) {
      cell.byHour[kind][hour] += events;
      cell.harm[hour] += row.<Long>getAs("harm");
      clocks.computeIfAbsent(row.getAs("city_code"), city -> new long[2][HOURS])[kind][hour] +=
          events;
    }
  }

  /** The windows in order of their rank. */
  List<PatrolWindow> windows() {
    Set<Long> hot = hot(CRIME);
    hot.retainAll(hot(CRASH));
    List<PatrolWindow> windows = new ArrayList<>();
    for (long key : hot) {
      windows.addAll(windows(key, cells.get(key), hours(cells.get(key))));
    }
    windows.sort(
        Comparator.comparingLong(PatrolWindow::harm)
            .reversed()
            .thenComparingLong(PatrolWindow::cellKey)
            .thenComparingInt(PatrolWindow::hourFrom));
    return List.copyOf(windows);
  }

  long crimes() {
    return placed[CRIME];
  }

  long crashes() {
    return placed[CRASH];
  }

  /** Hours busy for both in the cities that the cell lies in: its own clock is too thin to tell. */
  private Set<Integer> hours(CellEvents cell) {
    long[][] clock = new long[2][HOURS];
    for (String city : cell.cities) {
      long[][] ofCity = clocks.getOrDefault(city, new long[2][HOURS]);
      for (int hour = 0; hour < HOURS; hour++) {
        clock[CRIME][hour] += ofCity[CRIME][hour];
        clock[CRASH][hour] += ofCity[CRASH][hour];
      }
    }
    Set<Integer> hours = busiest(clock[CRIME]);
    hours.retainAll(busiest(clock[CRASH]));
    return hours;
  }

  /** The cell's most harmful of the hours, no more than it may take, joined where they touch. */
  private List<PatrolWindow> windows(long key, CellEvents cell, Set<Integer> hours) {
    TreeSet<Integer> taken =
        hours.stream()
            .sorted(
                Comparator.comparingLong((Integer hour) -> -cell.harm[hour])
                    .thenComparing(Comparator.naturalOrder()))
            .limit(parameters.longestHours())
            .collect(Collectors.toCollection(TreeSet::new));
    List<PatrolWindow> windows = new ArrayList<>();
    for (int from = 0; from < HOURS; from++) {
      if (taken.contains(from) && !taken.contains(from - 1)) {
        int to = from;
        while (taken.contains(to)) {
          to++;
        }
        windows.add(window(key, cell, from, to));
      }
    }
    return windows.stream()
        .filter(window -> window.crimes() >= parameters.minimumEvents())
        .filter(window -> window.crashes() >= parameters.minimumEvents())
        .toList();
  }

  private static PatrolWindow window(long key, CellEvents cell, int from, int to) {
    return new PatrolWindow(
        key,
        from,
        to,
        sum(cell.byHour[CRIME], from, to),
        sum(cell.byHour[CRASH], from, to),
        sum(cell.harm, from, to),
        String.join(",", cell.cities));
  }

  private static long sum(long[] ofHours, int from, int to) {
    return IntStream.range(from, to).mapToLong(hour -> ofHours[hour]).sum();
  }

  private Set<Integer> busiest(long[] clock) {
    int share = (int) Math.rint(HOURS * parameters.hottestHours());
    return IntStream.range(0, HOURS)
        .boxed()
        .filter(hour -> clock[hour] > 0)
        .sorted(
            Comparator.comparingLong((Integer hour) -> -clock[hour])
                .thenComparing(Comparator.naturalOrder()))
        .limit(share)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Cells with events of the kind that Gi* and its exact check call hot; none where unjudged. */
  private Set<Long> hot(int kind) {
    long[] occupied = cells.keySet().stream().mapToLong(Long::longValue).toArray();
    long[] area =
        StudyArea.around(
            occupied,
            parameters.hotPlaces().cellSizeM(),
            parameters.hotPlaces().studyAreaDistanceM());
    Map<Long, Long> counts = new HashMap<>();
    cells.forEach((key, cell) -> counts.put(key, cell.all[kind]));
    CellCounts map =
        CellCounts.of(
            area,
            IntStream.range(0, area.length)
                .mapToLong(i -> counts.getOrDefault(area[i], 0L))
                .toArray());
    if (GiStar.refusal(map, parameters.hotPlaces()).isPresent()) {
      return new TreeSet<>();
    }
    return GiStar.judge(map, parameters.hotPlaces()).stream()
        .filter(cell -> cell.label() == Label.HOT && cell.count() > 0)
        .map((JudgedCell cell) -> cell.cell().key())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
