package citylake.etl.dump;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.GzipFront;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** The text of a landed file's records, unpacked, from a split's beginning on. */
final class LandedBytes {
  private LandedBytes() {}

  static InputStream open(DumpPartition dump, DumpShape shape, Configuration hadoop)
      throws IOException {
    Path path = new Path(dump.path());
    FSDataInputStream file = path.getFileSystem(hadoop).open(path);
    try {
      DumpFormat format = DumpFormat.of(shape);
      if (!dump.gzip() && !format.isPacked()) {
        file.seek(dump.split().offset());
        return file;
      }
      InputStream text = format.unpacked(dump.gzip() ? GzipFront.gunzip(file) : file, shape);
      text.skipNBytes(dump.split().offset());
      return text;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }
}
