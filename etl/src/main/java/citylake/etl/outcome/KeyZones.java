package citylake.etl.outcome;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which data files can hold a key, told from the files' bounds: so a night that delivers new
 * numbers, and corrections of last week's, opens no file of the years before.
 *
 * <p>The bounds of a city's files cut its keys into zones: each bound is one, and each gap between
 * two. A task marks the zones that its keys lie in ({@link Marks}); what is read then is the zones
 * that are marked and in which some file lies. A file that spans many zones is read for any of
 * them, and hides no other file.
 */
final class KeyZones implements Serializable {
  /** Conditions a city that a scan still weighs quickly; beyond, nearly all files are met. */
  private static final int MOST_RANGES = 32;

  private final String column;
  private final Map<String, Bounds> byCity;

  private KeyZones(String column, Map<String, Bounds> byCity) {
    this.column = column;
    this.byCity = byCity;
  }

  static KeyZones of(String column, List<KeySpan> files) {
    Map<String, Bounds> byCity = new TreeMap<>();
    files.stream()
        .collect(Collectors.groupingBy(KeySpan::cityCode))
        .forEach((city, spans) -> byCity.put(city, Bounds.of(spans)));
    return new KeyZones(column, byCity);
  }

  String column() {
    return column;
  }

  /** What one task has seen; cheap to make, and not to be shared. */
  Marks marks() {
    return new Marks(byCity);
  }

  /**
   * The rows that can have one of the keys marked; empty where no file can hold one.
   *
   * @param marked zones by city
   */
  Optional<Dataset<Row>> met(Dataset<Row> rows, Map<String, BitSet> marked) {
    return marked.entrySet().stream()
        .map(city -> condition(city.getKey(), city.getValue()))
        .flatMap(Optional::stream)
        .reduce(Column::or)
        .map(rows::filter);
  }

  private Optional<Column> condition(String city, BitSet marked) {
    Bounds bounds = byCity.get(city);
    List<int[]> ranges = bounds.ranges(marked);
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    Column isOfCity = col("city_code").equalTo(city);
    if (ranges.size() > MOST_RANGES) {
      return Optional.of(isOfCity);
    }
    return ranges.stream()
        .map(range -> bounds.between(col(column), range[0], range[1]))
        .reduce(Column::or)
        .map(isOfCity::and);
  }

  /** The zones that the keys of one task lie in. */
  static final class Marks {
    private final Map<String, Bounds> byCity;
    private final Map<String, BitSet> zones = new TreeMap<>();

    private Marks(Map<String, Bounds> byCity) {
      this.byCity = byCity;
    }

    /** A city of which the lake has nothing has no zones. */
    void add(String city, String key) {
      Bounds bounds = byCity.get(city);
      if (bounds != null) {
        zones.computeIfAbsent(city, unknown -> new BitSet()).set(bounds.zone(bytes(key)));
      }
    }

    Map<String, BitSet> zones() {
      return zones;
    }
  }

  /**
   * One city's bounds, in the order in which Spark and the files compare text: byte by byte.
   *
   * @param points zone {@code 2i + 1} is point i itself, zone {@code 2i} what lies before it, and
   *     the last one what lies behind all
   * @param inhabited the zones in which a file lies
   */
  private record Bounds(String[] texts, byte[][] points, BitSet inhabited) implements Serializable {
    static Bounds of(List<KeySpan> files) {
      TreeSet<String> points = new TreeSet<>((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b)));
      for (KeySpan file : files) {
        if (file.from() != null) {
          points.add(file.from());
        }
        if (file.to() != null) {
          points.add(file.to());
        }
      }
      String[] texts = points.toArray(String[]::new);
      byte[][] sorted = points.stream().map(KeyZones::bytes).toArray(byte[][]::new);
      Bounds bounds = new Bounds(texts, sorted, new BitSet());
      for (KeySpan file : files) {
        int first = file.from() == null ? 0 : bounds.zone(bytes(file.from()));
        int last = file.to() == null ? 2 * sorted.length : bounds.zone(bytes(file.to()));
        bounds.inhabited.set(first, last + 1);
      }
      return bounds;
    }

    int zone(byte[] key) {
      int at = Arrays.binarySearch(points, key, Arrays::compareUnsigned);
      return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
    }

    /** Runs of zones, first and last, that are marked; zones without a file break no run. */
    List<int[]> ranges(BitSet marked) {
      List<int[]> ranges = new ArrayList<>();
      boolean isOpen = false;
      for (int zone = inhabited.nextSetBit(0); zone >= 0; zone = inhabited.nextSetBit(zone + 1)) {
        if (!marked.get(zone)) {
          isOpen = false;
        } else if (isOpen) {
          ranges.get(ranges.size() - 1)[1] = zone;
        } else {
          ranges.add(new int[] {zone, zone});
          isOpen = true;
        }
      }
      return ranges;
    }

    Column between(Column key, int first, int last) {
      Column from =
          first % 2 == 1
              ? key.geq(texts[first / 2])
              : first == 0 ? lit(true) : key.gt(texts[first / 2 - 1]);
      Column to =
          last % 2 == 1
              ? key.leq(texts[last / 2])
              : last == 2 * texts.length ? lit(true) : key.lt(texts[last / 2]);
      return from.and(to);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
