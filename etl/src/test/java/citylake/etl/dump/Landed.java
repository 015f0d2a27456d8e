package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A file on disk, scanned, ready to be read by Spark. */
record Landed(Path path, DumpShape shape, Scan scan) {

  static Landed of(Path path, DumpShape shape, long splitBytes)
      throws IOException, DeliveryRefused {
    try (InputStream bytes = Files.newInputStream(path)) {
      ScanLimits limits = new ScanLimits(1, 1, 0, 1000, 1L << 40, 64 << 20, splitBytes);
      Scan scan =
          DeliveryScan.scan(bytes, OutputStream.nullOutputStream(), shape, path.toString(), limits);
      return new Landed(path, shape, scan);
    }
  }

  LandedFile file() {
    String name = path.getFileName().toString();
    return new LandedFile(path.toString(), "d-1", name, scan.gzip(), scan.splits());
  }

  Dataset<Row> rows(SparkSession spark) {
    return spark
        .read()
        .format(DumpSource.class.getName())
        .options(DumpSource.options(shape, List.of(file())))
        .load();
  }
}
