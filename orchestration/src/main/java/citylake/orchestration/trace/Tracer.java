package citylake.orchestration.trace;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows rows and figures back to where they come from; checks its question before any reading.
 */
public final class Tracer {
  private static final Set<String> FIGURES = Set.of("derived", "published");

  private final TableContract contract;
  private final Key key;
  private final List<Source> sources;

  private Tracer(TableContract contract, Key key, List<Source> sources) {
    this.contract = contract;
    this.key = key;
    this.sources = sources;
  }

  /**
   * @param table layer.table
   * @param inOrder values of those key columns that are not in {@code named}
   * @throws NothingThere when there is no such table, or none that is traced
   * @throws InvalidKey when the values cannot be a key of it
   */
  public static Tracer of(
      String table, List<String> inOrder, Map<String, String> named, List<Source> sources) {
    TableContract contract =
        TableContracts.all().stream()
            .filter(known -> known.name().toString().equals(table) && isTraced(known.name()))
            .findFirst()
            .orElseThrow(() -> noSuchTable(table));
    return new Tracer(contract, new KeyReader(contract, sources).read(inOrder, named), sources);
  }

  private static boolean isTraced(TableName table) {
    return table.layer().equals("standard") || FIGURES.contains(table.layer());
  }

  private static NothingThere noSuchTable(String table) {
    return new NothingThere(
        "Cannot trace '%s': there is no such table, or none of rows that come from others. Traced can be, with their key columns: %s. Refused records: citylake quarantine list"
            .formatted(
                table,
                TableContracts.all().stream()
                    .filter(known -> isTraced(known.name()))
                    .map(
                        known ->
                            "%s (%s)"
                                .formatted(known.name(), String.join(", ", known.keyColumns())))
                    .collect(Collectors.joining("; "))));
  }

  /** Whether the table's rows are figures, which rest on many rows; else each is one record's. */
  public boolean isFigure() {
    return FIGURES.contains(contract.name().layer());
  }

  /**
   * @param withRaw whether the text of records is shown
   */
  public RowTrace row(ReleaseView lake, boolean withRaw) {
    return new RowTracer(lake, sources, withRaw).trace(key);
  }

  /**
   * @param limit rows to list; 0 for all
   */
  public FigureTrace figure(ReleaseView lake, int limit) {
    return new FigureTracer(lake, sources, limit).trace(key);
  }
}
