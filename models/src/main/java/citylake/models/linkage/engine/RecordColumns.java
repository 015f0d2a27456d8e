package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.Scope;
import citylake.models.linkage.similarity.Value;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;

/** Which columns of the input are carried, and where each stands. */
final class RecordColumns {
  private final LinkSettings settings;
  private final List<String> names = new ArrayList<>();

  private RecordColumns(LinkSettings settings) {
    this.settings = settings;
    for (Comparison comparison : settings.comparisons()) {
      if (!names.contains(comparison.column())) {
        names.add(comparison.column());
      }
    }
    if (settings.scope() == Scope.BETWEEN && !names.contains(settings.source())) {
      names.add(settings.source());
    }
  }

  static RecordColumns of(LinkSettings settings) {
    return new RecordColumns(settings);
  }

  int count() {
    return names.size();
  }

  String name(int column) {
    return names.get(column);
  }

  int of(Comparison comparison) {
    return names.indexOf(comparison.column());
  }

  int source() {
    return names.indexOf(settings.source());
  }

  /** The id, its hash, the values as text (empty is missing), the hash of each rule's key. */
  Dataset<Row> select(Dataset<Row> records) {
    Dataset<Row> withDerived = records;
    for (var derived : settings.derived().entrySet()) {
      withDerived = withDerived.withColumn(derived.getKey(), expr(derived.getValue()));
    }
    List<Column> selected = new ArrayList<>();
    selected.add(col(settings.id()).cast("string"));
    selected.add(xxhash64(col(settings.id()).cast("string")));
    for (String name : names) {
      selected.add(text(withDerived, name));
    }
    for (List<String> rule : settings.blocking()) {
      Column[] columns = new Column[rule.size()];
      Column isKnown = lit(true);
      for (int i = 0; i < columns.length; i++) {
        columns[i] = text(withDerived, rule.get(i));
        isKnown = isKnown.and(columns[i].isNotNull());
      }
      selected.add(when(isKnown, xxhash64(columns)));
    }
    return withDerived.select(selected.toArray(Column[]::new));
  }

  private static Column text(Dataset<Row> records, String name) {
    Column column = col(name);
    boolean isArray = records.schema().apply(name).dataType() instanceof ArrayType;
    Column text = isArray ? concat_ws(Value.ELEMENT_END, column) : column.cast("string");
    return nullif(text, lit(""));
  }
}
