package citylake.sample.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Copies a Parquet file with the encodings of each column named in order. The writer names them in
 * the order of a hash set of enums, which is another in each run of Java; the same rows must give
 * the same bytes.
 */
final class SortedFooter {
  private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private SortedFooter() {}

  static void copy(Path parquet, OutputStream to) throws IOException {
    try (FileChannel file = FileChannel.open(parquet)) {
      long lengthAt = file.size() - MARK.length - Integer.BYTES;
      ByteBuffer length = read(file, lengthAt, Integer.BYTES);
      int footer = length.order(ByteOrder.LITTLE_ENDIAN).getInt();
      byte[] sorted = sorted(read(file, lengthAt - footer, footer).array());
      WritableByteChannel copy = Channels.newChannel(to);
      // One call hands over two gigabytes at most.
      for (long at = 0; at < lengthAt - footer; ) {
        at += file.transferTo(at, lengthAt - footer - at, copy);
      }
      to.write(sorted);
      to.write(
          ByteBuffer.allocate(Integer.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(sorted.length)
              .array());
      to.write(MARK);
    }
  }

  private static ByteBuffer read(FileChannel file, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
    return bytes.flip();
  }

  private static byte[] sorted(byte[] footer) throws IOException {
    InputStream bytes = new ByteArrayInputStream(footer);
    FileMetaData said = Util.readFileMetaData(bytes);
    for (RowGroup group : said.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        column.getMeta_data().getEncodings().sort(null);
        column.getMeta_data().getEncoding_stats().sort(null);
      }
    }
    ByteArrayOutputStream sorted = new ByteArrayOutputStream();
    Util.writeFileMetaData(said, sorted);
    return sorted.toByteArray();
  }
}
