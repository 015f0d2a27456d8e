package citylake.orchestration.delivery;

import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.lake.LocalFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.apache.hadoop.conf.Configuration;

/**
 * Brings one file in: a single pass that copies, hashes, checks and indexes it.
 *
 * <p>The copy appears in the landing area under its hash and only when it is whole, so a repeated
 * night finds it there.
 */
final class Landing {
  /** Read once: reading its files anew for each dump costs more than opening a small one. */
  private static final Configuration HADOOP = LocalFiles.configuration();

  private final Path area;
  private final LocalDate night;
  private final ScanLimits limits;

  Landing(Path area, LocalDate night, ScanLimits limits) {
    this.area = area;
    this.night = night;
    this.limits = limits;
  }

  /**
   * @throws DeliveryRefused when the file cannot be taken
   * @throws UnreadableFile when it cannot be read where it lies
   */
  Delivery land(DumpFile file, Source source) throws DeliveryRefused, UnreadableFile {
    Path folder = area.resolve(source.name());
    try {
      Files.createDirectories(folder);
      Path copy = Files.createTempFile(folder, ".incoming", ".part");
      try {
        Scan scan = scanInto(copy, file, source);
        Path landed = folder.resolve(scan.sha256());
        Files.move(
            copy, landed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Delivery(
            id(night, source.name(), scan.sha256()), source, file, scan, null, landed.toString());
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (UnreadableFile e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to land %s: %s. The lake is unchanged; mend the disk or the connection and run the night again."
              .formatted(file.name(), e.getMessage()),
          e);
    }
  }

  private Scan scanInto(Path copy, DumpFile file, Source source)
      throws IOException, DeliveryRefused {
    try (InputStream in = open(file);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), 1 << 20)) {
      return DeliveryScan.scan(in, out, source.dumpShape(), file.name(), limits);
    }
  }

  private static InputStream open(DumpFile file) throws UnreadableFile {
    var path = new org.apache.hadoop.fs.Path(file.path());
    try {
      return UnreadableFile.telling(path.getFileSystem(HADOOP).open(path, 1 << 20));
    } catch (IOException e) {
      throw UnreadableFile.because(file, e);
    }
  }

  static String id(LocalDate night, String source, String sha256) {
    return "%s-%s-%s".formatted(night, source, sha256.substring(0, 12));
  }
}
