package citylake.orchestration.lineage;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.source.ColumnRule;
import citylake.etl.source.Source;
import citylake.lineage.column.ColumnLineage;
import citylake.lineage.column.ColumnUse;
import citylake.lineage.column.ColumnUse.How;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which fields of the cities' dumps go into the columns of a standard table, read off the vendors'
 * SELECTs. A dump is named {@code dump.<city>_<kind>}, as if its files were a table before raw.
 */
public final class DumpFields {
  /** Stands where a table has its layer. */
  public static final String DUMP = "dump";

  private DumpFields() {}

  /** Nothing for a table that no dump is brought to. */
  public static ColumnLineage into(TableName table, Collection<Source> sources) {
    Collection<String> columns = TableContracts.of(table).columnNames();
    Map<String, NavigableSet<ColumnUse>> made = new TreeMap<>();
    for (Source source : sources) {
      if (source.standardKind().table().equals(table)) {
        source.select().rules().stream()
            .filter(rule -> columns.contains(rule.column()))
            .forEach(
                rule ->
                    made.computeIfAbsent(rule.column(), name -> new TreeSet<>())
                        .addAll(uses(source, rule)));
      }
    }
    return new ColumnLineage(made, new TreeSet<>());
  }

  private static List<ColumnUse> uses(Source source, ColumnRule rule) {
    TableName dump = new TableName(DUMP, source.name().replace('.', '_'));
    return rule.fields().stream()
        .map(
            field ->
                new ColumnUse(
                    dump,
                    field,
                    rule.expression().equals(field) ? How.IDENTITY : How.TRANSFORMATION))
        .toList();
  }
}
