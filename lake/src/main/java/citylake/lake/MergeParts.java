package citylake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Cuts a merge into parts that have no data file in common, by the nights that first brought the
 * rows, as far as the bounds of the cities' files say.
 *
 * <p>Spark writes what a merge touches in one partition into one file. Corrections of three days
 * ago and of five would so put two nights' rows into one file, the next night's another two, until
 * each night writes nearly all rows of the month anew. Part by part, a file keeps to its nights,
 * and is not written again once they are too old for corrections.
 *
 * <p>Not in small tables: each file costs some milliseconds in each look at its table, and each
 * part a second or two of planning. In those of middle size, where that is still worth more than a
 * few nights' rows, a file keeps to a few nights that follow each other.
 */
final class MergeParts {
  /**
   * Column of the delivery that first brought a row; begins with its night. No night changes it.
   */
  static final String FIRST_SEEN = "_row.first_seen";

  /**
   * System property: from how many bytes on a table is large. For tests, whose nights have few
   * rows.
   */
  static final String LARGE = "citylake.large-table-bytes";

  /** System property: likewise, of middle size. */
  static final String MIDDLE = "citylake.middle-table-bytes";

  /** As much as two cores write anew in half a minute. */
  private static final long LARGE_BYTES = 128L << 20;

  /** As much as two cores write anew in a few seconds. */
  private static final long MIDDLE_BYTES = 16L << 20;

  /** That share a file in a table of middle size. */
  private static final int FEW_NIGHTS = 4;

  /**
   * Each part costs a second or two of planning, so what is older goes together; but no night that
   * maintenance leaves alone, or its rows would lie with others' from then on.
   */
  private static final int MOST = Compaction.NIGHTS_OF_CORRECTION + 2;

  /** More ranges than these cost more to look at than the files between them. */
  private static final int MOST_RANGES = 30;

  private static final int DATE = "2026-07-01".length();
  private static final Column NIGHT_SEEN = substring(col(FIRST_SEEN), 1, DATE);
  private static final String NIGHT = "night_seen";

  private MergeParts() {}

  /** How many nights share a file; 0 where no file keeps to any. */
  static int nightsOfAFile(Snapshot table) {
    long bytes = Long.parseLong(table.summary().getOrDefault("total-files-size", "0"));
    if (bytes >= Long.getLong(LARGE, LARGE_BYTES)) {
      return 1;
    }
    return bytes >= Long.getLong(MIDDLE, MIDDLE_BYTES) ? FEW_NIGHTS : 0;
  }

  /** The first of the nights that share a file with this one: counted off the calendar. */
  static LocalDate firstOfFile(LocalDate night, int nightsOfAFile) {
    return LocalDate.ofEpochDay(Math.floorDiv(night.toEpochDay(), nightsOfAFile) * nightsOfAFile);
  }

  /**
   * @param changes rows with {@link #FIRST_SEEN}
   * @param nightsOfAFile see {@link #nightsOfAFile}; at least 1
   * @return the newest first; none without a row
   */
  static List<Part> of(Table table, long snapshot, Dataset<Row> changes, int nightsOfAFile) {
    NavigableMap<String, List<Row>> partitions = new TreeMap<>();
    Set<String> cities = new TreeSet<>();
    for (Row row : nightsAndPartitions(table.spec(), changes)) {
      partitions.computeIfAbsent(row.getAs(NIGHT), unknown -> new ArrayList<>()).add(row);
      cities.add(row.getAs(FileBounds.CITY));
    }
    List<NavigableSet<String>> groups = new ArrayList<>();
    for (NavigableSet<String> together :
        apart(
            partitions.navigableKeySet(),
            FileBounds.of(table, snapshot, FIRST_SEEN, cities),
            nightsOfAFile)) {
      groups.add(0, together);
    }
    if (groups.size() > MOST) {
      List<NavigableSet<String>> tooMany = groups.subList(MOST - 1, groups.size());
      NavigableSet<String> old = new TreeSet<>();
      tooMany.forEach(old::addAll);
      tooMany.clear();
      groups.add(old);
    }
    return groups.stream()
        .map(
            nights ->
                new Part(
                    nights,
                    TouchedPartitions.of(
                        table.spec(),
                        nights.stream().flatMap(night -> partitions.get(night).stream()).toList())))
        .toList();
  }

  private static List<Row> nightsAndPartitions(PartitionSpec spec, Dataset<Row> changes) {
    List<Column> columns = new ArrayList<>();
    columns.add(NIGHT_SEEN.as(NIGHT));
    TouchedPartitions.columns(spec).forEach(name -> columns.add(col(name)));
    return changes.select(columns.toArray(Column[]::new)).distinct().collectAsList();
  }

  /** The nights, those together that a file may or shall have in common; in order. */
  static List<NavigableSet<String>> apart(
      NavigableSet<String> nights, List<FileBounds> files, int nightsOfAFile) {
    NavigableMap<LocalDate, NavigableSet<String>> byFile = new TreeMap<>();
    for (String night : nights) {
      byFile
          .computeIfAbsent(
              firstOfFile(LocalDate.parse(night), nightsOfAFile), first -> new TreeSet<>())
          .add(night);
    }
    List<NavigableSet<String>> groups = new ArrayList<>(byFile.values());
    for (FileBounds file : files) {
      List<NavigableSet<String>> met =
          groups.stream()
              .filter(group -> group.stream().anyMatch(night -> holds(file, night)))
              .toList();
      if (met.size() > 1) {
        met.subList(1, met.size()).forEach(met.get(0)::addAll);
        groups.removeAll(met.subList(1, met.size()));
      }
    }
    return groups;
  }

  private static boolean holds(FileBounds file, String night) {
    return (file.lower() == null || date(file.lower()).compareTo(night) <= 0)
        && (file.upper() == null || date(file.upper()).compareTo(night) >= 0);
  }

  private static String date(String bound) {
    return bound.substring(0, Math.min(DATE, bound.length()));
  }

  /**
   * @param nights that first brought its rows, {@code yyyy-MM-dd}
   * @param partitions in which they lie
   */
  record Part(NavigableSet<String> nights, TouchedPartitions partitions) {
    Dataset<Row> of(Dataset<Row> changes) {
      return changes.filter(NIGHT_SEEN.isin(nights.toArray()));
    }

    /**
     * What is true of the table's rows in this part, in SQL that names no function, so that files
     * without such rows are not opened.
     *
     * @param values gets the values: they never stand in the text
     */
    String condition(String alias, Map<String, Object> values) {
      return "(%s) AND %s".formatted(partitions.condition(alias, values), ranges(alias, values));
    }

    private String ranges(String alias, Map<String, Object> values) {
      if (nights.size() > MOST_RANGES) {
        return range(alias, nights.first(), nights.last(), values);
      }
      return nights.stream()
          .map(night -> range(alias, night, night, values))
          .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String range(
        String alias, String first, String last, Map<String, Object> values) {
      String from = "n" + values.size();
      values.put(from, first);
      String to = "n" + values.size();
      values.put(to, LocalDate.parse(last).plusDays(1).toString());
      return "(%1$s.`_row`.`first_seen` >= :%2$s AND %1$s.`_row`.`first_seen` < :%3$s)"
          .formatted(alias, from, to);
    }
  }
}
