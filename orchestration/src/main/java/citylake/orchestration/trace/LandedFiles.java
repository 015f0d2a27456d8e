package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.Tables;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;

/** Where the copy of a delivered file lies. */
final class LandedFiles {
  private final ReleaseView lake;

  LandedFiles(ReleaseView lake) {
    this.lake = lake;
  }

  /** The landed copy of a delivery; null where the delivery is not known. */
  Path of(String delivery) {
    List<Row> rows =
        lake.rows(
            Tables.OPS_DELIVERY,
            all ->
                all.filter(col("delivery").equalTo(delivery).and(col("sha256").isNotNull()))
                    .select("source", "sha256"));
    return rows.isEmpty()
        ? null
        : lake.landing().resolve(rows.get(0).getString(0)).resolve(rows.get(0).getString(1));
  }
}
