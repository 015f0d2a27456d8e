package citylake.etl.format;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** The header of an Avro file, read byte by byte so that nothing behind it is taken. */
final class AvroHeader {
  /** Behind the header and behind every block. */
  static final int MARKER_BYTES = 16;

  private static final byte[] MARK = {'O', 'b', 'j', 1};

  private AvroHeader() {}

  /** The header's bytes; the stream then stands on the first block. */
  static byte[] read(InputStream file, AvroFile format) throws IOException {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    InputStream tee = tee(file, taken);
    byte[] mark = tee.readNBytes(MARK.length);
    if (mark.length == 0) {
      throw UnfitFile.empty();
    }
    if (!Arrays.equals(mark, MARK)) {
      byte[] start = Arrays.copyOf(mark, OtherFormat.LOOKED_AT);
      int more = file.readNBytes(start, mark.length, start.length - mark.length);
      throw UnfitFile.wrongFormat(format.words(), Arrays.copyOf(start, mark.length + more));
    }
    BinaryDecoder header = DecoderFactory.get().directBinaryDecoder(tee, null);
    for (long left = header.readMapStart(); left > 0; left = header.mapNext()) {
      for (long i = 0; i < left; i++) {
        header.skipString();
        header.skipBytes();
      }
    }
    header.readFixed(new byte[MARKER_BYTES]);
    return taken.toByteArray();
  }

  private static InputStream tee(InputStream file, ByteArrayOutputStream taken) {
    return new FilterInputStream(file) {
      @Override
      public int read() throws IOException {
        int found = in.read();
        if (found >= 0) {
          taken.write(found);
        }
        return found;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int got = in.read(bytes, from, length);
        if (got > 0) {
          taken.write(bytes, from, got);
        }
        return got;
      }

      @Override
      public long skip(long length) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(length, 1 << 16)]));
      }
    };
  }
}
