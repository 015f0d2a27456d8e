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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  /**
   * The id, its hash, the values as text (empty is missing), the hash of each rule's key, and of
   * each rule's key with the columns that split its blocks (null for a rule without; no such
   * columns where no rule has any).
   */
  Dataset<Row> select(Dataset<Row> records) {
    Dataset<Row> withDerived = withDerived(records);
    List<Column> selected = new ArrayList<>();
    selected.add(col(settings.id()).cast("string"));
    selected.add(xxhash64(col(settings.id()).cast("string")));
    for (String name : names) {
      selected.add(text(withDerived, name));
    }
    for (List<String> rule : settings.blocking()) {
      selected.add(key(withDerived, rule));
    }
    for (int r = 0; settings.hasSplits() && r < settings.blocking().size(); r++) {
      List<String> all = new ArrayList<>(settings.blocking().get(r));
      all.addAll(settings.splits().get(r));
      boolean isSplit = !settings.splits().get(r).isEmpty();
      selected.add(isSplit ? key(withDerived, all) : lit(null).cast("long"));
    }
    return withDerived.select(selected.toArray(Column[]::new));
  }

  /**
   * Id and a hash of all that a linkage sees of a record: a change of it is a change of the record.
   */
  Dataset<Row> fingerprints(Dataset<Row> records) {
    Dataset<Row> seen = select(records).toDF(names(records));
    List<Column> all = new ArrayList<>();
    for (String column : seen.columns()) {
      all.add(col(column));
      all.add(col(column).isNull()); // a hash leaves nulls out
    }
    return seen.select(col("c0").as("id"), xxhash64(all.toArray(Column[]::new)).as("fingerprint"));
  }

  private String[] names(Dataset<Row> records) {
    String[] numbered = new String[select(records).columns().length];
    Arrays.setAll(numbered, i -> "c" + i);
    return numbered;
  }

  private static Column key(Dataset<Row> records, List<String> rule) {
    Column[] columns = new Column[rule.size()];
    Column isKnown = lit(true);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = text(records, rule.get(i));
      isKnown = isKnown.and(columns[i].isNotNull());
    }
    return when(isKnown, xxhash64(columns));
  }

  private Dataset<Row> withDerived(Dataset<Row> records) {
    Dataset<Row> all = records;
    for (Map.Entry<String, String> derived : settings.derived().entrySet()) {
      try {
        all = all.withColumn(derived.getKey(), expr(derived.getValue()));
      } catch (Exception e) { // Spark's own for SQL is checked, and not declared
        throw new IllegalArgumentException(
            "Invalid linkage settings: column %s (%s) cannot be computed: %s. Nothing was linked; the records have %s."
                .formatted(
                    derived.getKey(),
                    derived.getValue(),
                    e.getMessage().lines().findFirst().orElse(""),
                    Arrays.toString(records.columns())),
            e);
      }
    }
    return all;
  }

  private static Column text(Dataset<Row> records, String name) {
    Column column = col(name);
    boolean isArray = records.schema().apply(name).dataType() instanceof ArrayType;
    Column text = isArray ? concat_ws(Value.ELEMENT_END, column) : column.cast("string");
    return nullif(text, lit(""));
  }
}
