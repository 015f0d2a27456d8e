package citylake.etl.source;

import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;

import citylake.etl.dump.DumpSource;
import citylake.etl.dump.LandedFile;
import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import citylake.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The published files of the built-in sources, read as the night reads them. */
final class RealDumps {
  private RealDumps() {}

  /** How many rows carry each fault or operation, each issue, and each change. */
  static Map<String, Long> notes(Dataset<Row> candidates) {
    var changes =
        transform(
            col("_changes"),
            change -> concat(change.getField("column"), lit(": "), change.getField("rule")));
    var notes =
        array_append(concat(col("_issues"), changes), coalesce(col("_fault"), col("_operation")));
    Map<String, Long> counts = new TreeMap<>();
    candidates
        .select(explode(notes).as("note"))
        .groupBy("note")
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  static Dataset<Row> rows(SparkSession spark, Source source) throws IOException, DeliveryRefused {
    Path glob = SharedData.folder().resolve("real").resolve(source.filesGlob());
    Path path;
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(glob.getParent(), glob.getFileName().toString())) {
      path = found.iterator().next();
    }
    return rows(spark, source, path);
  }

  static Dataset<Row> rows(SparkSession spark, Source source, Path path)
      throws IOException, DeliveryRefused {
    ScanLimits limits = new ScanLimits(1, 1, 0, 1000, 1L << 40, 64 << 20, 4 << 20);
    Scan scan;
    try (InputStream bytes = Files.newInputStream(path)) {
      scan =
          DeliveryScan.scan(
              bytes, OutputStream.nullOutputStream(), source.dumpShape(), path.toString(), limits);
    }
    String name = path.getFileName().toString();
    LandedFile file = new LandedFile(path.toString(), "d-1", name, scan.gzip(), scan.splits());
    return spark
        .read()
        .format(DumpSource.class.getName())
        .options(DumpSource.options(source.dumpShape(), List.of(file)))
        .load();
  }
}
