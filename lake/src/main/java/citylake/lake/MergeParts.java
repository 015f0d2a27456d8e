package citylake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Cuts a merge into parts that have no data file in common, by the nights that first brought the
 * rows.
 *
 * <p>Spark writes what a merge touches in one partition into one file. Corrections of three days
 * ago and of five would so put two nights' rows into one file, the next night's another two, until
 * each night writes nearly all rows of the month anew. Part by part, a file keeps to its nights,
 * and is not written again once they are too old for corrections.
 */
final class MergeParts {
  /** Column of the delivery that first brought a row; begins with its night, and never changes. */
  static final String FIRST_SEEN = "_row.first_seen";

  /** Each part costs a second or two of planning: what is older than the newest goes together. */
  private static final int MOST = 5;

  private static final int DATE = "2026-07-01".length();

  private MergeParts() {}

  /**
   * @param changes rows with {@link #FIRST_SEEN}
   * @return the newest first; none without a row
   */
  static List<Part> of(Table table, long snapshot, Dataset<Row> changes) {
    NavigableSet<String> nights = new TreeSet<>();
    changes
        .select(substring(col(FIRST_SEEN), 1, DATE))
        .distinct()
        .collectAsList()
        .forEach(row -> nights.add(row.getString(0)));
    List<Part> parts = new ArrayList<>();
    for (NavigableSet<String> together :
        apart(nights, FileBounds.of(table, snapshot, FIRST_SEEN))) {
      parts.add(0, new Part(together));
    }
    if (parts.size() > MOST) {
      NavigableSet<String> old = new TreeSet<>();
      parts.subList(MOST - 1, parts.size()).forEach(part -> old.addAll(part.nights()));
      parts.subList(MOST - 1, parts.size()).clear();
      parts.add(new Part(old));
    }
    return parts;
  }

  /** The nights, those together that a file may have in common; in order. */
  static List<NavigableSet<String>> apart(NavigableSet<String> nights, List<FileBounds> files) {
    List<NavigableSet<String>> groups = new ArrayList<>();
    nights.forEach(night -> groups.add(new TreeSet<>(List.of(night))));
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
   */
  record Part(NavigableSet<String> nights) {
    Dataset<Row> of(Dataset<Row> changes) {
      return changes.filter(substring(col(FIRST_SEEN), 1, DATE).isin(nights.toArray()));
    }

    /**
     * What is true of the table's rows in this part, in SQL that names no function, so that files
     * without such rows are not opened.
     *
     * @param values gets the values: they never stand in the text
     */
    String condition(String alias, Map<String, Object> values) {
      return nights.stream()
          .map(
              night -> {
                String from = "n" + values.size();
                values.put(from, night);
                String to = "n" + values.size();
                values.put(to, night + Character.MAX_VALUE);
                return "(%1$s.`_row`.`first_seen` >= :%2$s AND %1$s.`_row`.`first_seen` < :%3$s)"
                    .formatted(alias, from, to);
              })
          .collect(Collectors.joining(" OR ", "(", ")"));
    }
  }
}
