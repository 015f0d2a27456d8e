package citylake.models.linkage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupErrorsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @Test
  void expectedErrorsAreToldGroupByGroup() {
    Dataset<Row> records =
        table(
            "id STRING, name STRING",
            row("a", "李"),
            row("b", "李"),
            row("c", "阿迪力"),
            row("d", null));
    Dataset<Row> pairs =
        table(
            "id_l STRING, id_r STRING, probability DOUBLE, review_state STRING",
            row("a", "b", 0.98, "linked"),
            row("a", "c", 0.60, "review"));

    List<Row> groups = GroupErrors.of(pairs, records, "id", "length(name)").collectAsList();

    // Of the short names: sides a and b of the link (each 0.02 likely wrong), side a of the review.
    assertThat(groups.stream().map(GroupErrorsTest::rounded))
        .containsExactly(
            "null 1 records, 0 linked, 0 in review, false null, missed null",
            "1 2 records, 2 linked, 1 in review, false 0.02, missed 0.23",
            "3 1 records, 0 linked, 1 in review, false null, missed 1.0");
  }

  private static String rounded(Row group) {
    return "%s %d records, %d linked, %d in review, false %s, missed %s"
        .formatted(
            group.get(0),
            group.getLong(1),
            group.getLong(2),
            group.getLong(3),
            hundredths(group, 4),
            hundredths(group, 5));
  }

  private static String hundredths(Row group, int at) {
    return group.isNullAt(at)
        ? "null"
        : Double.toString(Math.round(group.getDouble(at) * 100) / 100.0);
  }

  private static Row row(Object... values) {
    return RowFactory.create(values);
  }

  private static Dataset<Row> table(String schema, Row... rows) {
    return spark.session().createDataFrame(List.of(rows), StructType.fromDDL(schema));
  }
}
