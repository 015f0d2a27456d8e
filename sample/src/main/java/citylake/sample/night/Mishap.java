package citylake.sample.night;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What happens to a city's file before it arrives, so that no reader may take it. */
final class Mishap {
  private static final double TORN_AT = 0.6;
  private static final String ZIPPED = ".gz";
  private static final Charset GB18030 = Charset.forName("GB18030");

  private Mishap() {}

  /** It breaks off. */
  static void tear(Path file) throws IOException {
    try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
      bytes.truncate((long) (bytes.size() * TORN_AT));
    }
  }

  /** The platform calls the last field of a table with a header by another name. */
  static void renameField(Path file, Charset encoding) throws IOException {
    rewrite(
        file,
        encoding,
        encoding,
        (from, to) -> {
          to.write(line(from).replaceFirst("(\"?\r?\n)$", "2$1"));
          from.transferTo(to);
        });
  }

  private static String line(Reader from) throws IOException {
    StringBuilder line = new StringBuilder();
    int each = from.read();
    while (each >= 0) {
      line.append((char) each);
      if (each == '\n') {
        break;
      }
      each = from.read();
    }
    return line.toString();
  }

  /** The platform writes UTF-8 where a national encoding is agreed, or the other way round. */
  static void encodeOtherwise(Path file, Charset agreed) throws IOException {
    Charset other = agreed.equals(StandardCharsets.UTF_8) ? GB18030 : StandardCharsets.UTF_8;
    rewrite(file, agreed, other, Reader::transferTo);
  }

  @FunctionalInterface
  private interface Rewriting {
    void copy(Reader from, Writer to) throws IOException;
  }

  private static void rewrite(Path file, Charset from, Charset to, Rewriting rewriting)
      throws IOException {
    Path other = file.resolveSibling(file.getFileName() + ".part");
    try (Reader reader = new BufferedReader(new InputStreamReader(in(file), from));
        Writer writer = new OutputStreamWriter(out(file, other), to)) {
      rewriting.copy(reader, writer);
    }
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static InputStream in(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return isZipped(file) ? new GZIPInputStream(bytes) : bytes;
  }

  private static OutputStream out(Path likeFile, Path file) throws IOException {
    OutputStream bytes = Files.newOutputStream(file);
    return isZipped(likeFile) ? new GZIPOutputStream(bytes) : bytes;
  }

  private static boolean isZipped(Path file) {
    return file.toString().endsWith(ZIPPED);
  }
}
