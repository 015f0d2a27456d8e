package citylake.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.AbstractAssert;

/**
 * Compares the rows of a small dataset with expected ones and says in words where they differ.
 *
 * <p>Columns are matched by name, their order does not matter. Name the key columns with {@link
 * #keyedBy} and rows that agree in their key but not elsewhere are shown column by column. Rows are
 * brought to this JVM: for test data only.
 */
public final class DatasetAssert extends AbstractAssert<DatasetAssert, Dataset<Row>> {
  private List<String> key = List.of();
  private double tolerance;

  private DatasetAssert(Dataset<Row> actual) {
    super(actual, DatasetAssert.class);
  }

  public static DatasetAssert assertThatRows(Dataset<Row> actual) {
    return new DatasetAssert(actual);
  }

  /** The columns that say which row is which; needed only for better words when rows differ. */
  public DatasetAssert keyedBy(String... columns) {
    key = List.of(columns);
    return this;
  }

  /** Numbers with a fraction agree when they are at most this far apart, in their own unit. */
  public DatasetAssert withTolerance(double apart) {
    tolerance = apart;
    return this;
  }

  /** The rows are exactly these, each as often as given here. */
  public DatasetAssert containsExactlyInAnyOrder(Record first, Record... more) {
    List<Record> expected = Stream.concat(Stream.of(first), Arrays.stream(more)).toList();
    return agree(
        RowTable.of(RecordRows.schema(first.getClass()), expected.stream().map(RecordRows::row)),
        false);
  }

  /** The rows are exactly these, in this order. */
  public DatasetAssert containsExactly(Record first, Record... more) {
    List<Record> expected = Stream.concat(Stream.of(first), Arrays.stream(more)).toList();
    return agree(
        RowTable.of(RecordRows.schema(first.getClass()), expected.stream().map(RecordRows::row)),
        true);
  }

  /** The rows are exactly those of the other dataset, in any order. */
  public DatasetAssert hasSameRowsAs(Dataset<Row> expected) {
    return agree(RowTable.of(expected), false);
  }

  /** There are no rows. */
  public DatasetAssert isEmpty() {
    RowTable found = RowTable.of(actual);
    if (!found.rows().isEmpty()) {
      failWithMessage(
          "Expected no rows, found %d:%n%s".formatted(found.rows().size(), found.text()));
    }
    return this;
  }

  /** There are this many rows; all are shown when there are not. */
  public DatasetAssert hasRowCount(int expected) {
    RowTable found = RowTable.of(actual);
    if (found.rows().size() != expected) {
      failWithMessage(
          "Expected %d row(s), found %d:%n%s"
              .formatted(expected, found.rows().size(), found.text()));
    }
    return this;
  }

  private DatasetAssert agree(RowTable expected, boolean inOrder) {
    RowDifference.between(expected, RowTable.of(actual), key, tolerance, inOrder)
        .ifPresent(difference -> failWithMessage("%s", difference));
    return this;
  }
}
