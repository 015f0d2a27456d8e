package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.Tables;
import citylake.etl.format.DumpFormat;
import citylake.etl.source.Source;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;

/** Where the copy of a delivered file lies. */
final class LandedFiles {
  private final ReleaseView lake;

  LandedFiles(ReleaseView lake) {
    this.lake = lake;
  }

  /**
   * The landed copy of a delivery in which the record's text lies as it is.
   *
   * @param source that declares its format; null where nobody does
   * @return null where the delivery is not known, or of a format that is unpacked first
   */
  Path withText(String delivery, Source source) {
    boolean isPacked = source != null && DumpFormat.of(source.dumpShape()).isPacked();
    return isPacked ? null : of(delivery);
  }

  private Path of(String delivery) {
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
