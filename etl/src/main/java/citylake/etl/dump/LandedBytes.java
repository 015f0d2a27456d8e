package citylake.etl.dump;

import citylake.etl.format.GzipFront;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** The uncompressed bytes of a landed file, from a split's beginning on. */
final class LandedBytes {
  private LandedBytes() {}

  static InputStream open(DumpPartition dump, Configuration hadoop) throws IOException {
    Path path = new Path(dump.path());
    FSDataInputStream file = path.getFileSystem(hadoop).open(path);
    try {
      if (!dump.gzip()) {
        file.seek(dump.split().offset());
        return file;
      }
      InputStream expanded = GzipFront.gunzip(file);
      expanded.skipNBytes(dump.split().offset());
      return expanded;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }
}
