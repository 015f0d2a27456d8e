package citylake.lineage.column;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the columns of one step's output come from.
 *
 * @param columns output column to what goes into it; a column made of nothing that was read has an
 *     empty set
 * @param rows what decides which rows there are, for all columns alike
 */
public record ColumnLineage(
    Map<String, NavigableSet<ColumnUse>> columns, NavigableSet<ColumnUse> rows) {
  /** Nothing is known. */
  public static final ColumnLineage NONE = new ColumnLineage(Map.of(), new TreeSet<>());

  public ColumnLineage {
    Map<String, NavigableSet<ColumnUse>> copy = new LinkedHashMap<>();
    columns.forEach(
        (name, uses) -> copy.put(name, Collections.unmodifiableNavigableSet(new TreeSet<>(uses))));
    columns = Collections.unmodifiableMap(copy);
    rows = Collections.unmodifiableNavigableSet(new TreeSet<>(rows));
  }

  /** What is known here and there, together. */
  public ColumnLineage with(ColumnLineage other) {
    Map<String, NavigableSet<ColumnUse>> both = new LinkedHashMap<>(columns);
    other.columns.forEach(
        (name, uses) ->
            both.merge(
                name,
                uses,
                (one, more) -> {
                  NavigableSet<ColumnUse> all = new TreeSet<>(one);
                  all.addAll(more);
                  return all;
                }));
    NavigableSet<ColumnUse> decides = new TreeSet<>(rows);
    decides.addAll(other.rows);
    return new ColumnLineage(both, decides);
  }

  /** Every column that is read, as {@code layer.table.column}. */
  public NavigableSet<String> read() {
    NavigableSet<String> names = new TreeSet<>();
    Stream.concat(columns.values().stream().flatMap(Collection::stream), rows.stream())
        .forEach(use -> names.add(use.name()));
    return names;
  }

  /** What goes into an output column or decides over its rows. */
  public Set<ColumnUse> of(String column) {
    NavigableSet<ColumnUse> uses = new TreeSet<>(rows);
    uses.addAll(columns.getOrDefault(column, Collections.emptyNavigableSet()));
    return uses;
  }
}
