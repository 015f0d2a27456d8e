package citylake.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table in anyone's file, outside the lake: CSV (UTF-8, the first line names the columns, all
 * values text, quotes doubled) or Parquet, told apart by the ending.
 */
public final class PlainFile {
  private static final int BLOCK = 1 << 16;

  private PlainFile() {}

  /** Whether the ending is one of those that can be read or written. */
  public static boolean isKnown(Path file) {
    return isCsv(file) || isParquet(file);
  }

  private static boolean isCsv(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".csv.gz");
  }

  public static boolean isParquet(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /**
   * The rows of a file, or of a folder of Parquet files.
   *
   * @throws IllegalArgumentException where there is no such file, its ending is not known, it has
   *     no header or is not UTF-8; a record with too many or too few fields fails when it is read
   */
  public static Dataset<Row> read(SparkSession session, Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "Cannot read %s: there is no such file. Nothing was written.".formatted(file));
    }
    checkEnding(file);
    String path = file.toAbsolutePath().toString();
    if (isParquet(file)) {
      return session.read().parquet(path);
    }
    checkText(file);
    return session
        .read()
        .option("header", true)
        .option("escape", "\"")
        .option("multiLine", true) // a quoted value may hold line ends
        .option("mode", "FAILFAST") // a torn record is told, never filled up with nulls
        .option("columnPruning", false) // or records would not be measured against the header
        .csv(path);
  }

  /** Writes one file at once: it is there whole or not at all. An older one is replaced. */
  public static void write(Dataset<Row> rows, Path file) {
    checkEnding(file);
    Path whole = file.toAbsolutePath();
    Path parts = whole.resolveSibling("." + whole.getFileName() + ".parts");
    try {
      Files.createDirectories(whole.getParent());
      if (isParquet(file)) {
        rows.coalesce(1).write().mode("overwrite").parquet(parts.toString());
      } else {
        boolean isPacked = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        rows.coalesce(1)
            .write()
            .mode("overwrite")
            .option("header", true)
            .option("escape", "\"")
            .option("ignoreLeadingWhiteSpace", false) // a value is written as it is
            .option("ignoreTrailingWhiteSpace", false)
            .option("compression", isPacked ? "gzip" : "none")
            .csv(parts.toString());
      }
      Files.move(
          onlyPart(parts),
          whole,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + file, e);
    } finally {
      FileUtil.fullyDelete(parts.toFile());
    }
  }

  /**
   * Writes a new folder of Parquet files, one for each partition of the rows; its name ends in
   * .parquet, as {@link #read} wants it. What breaks off leaves a folder that is not whole: whoever
   * asks decides when it counts.
   */
  public static void writeFolder(Dataset<Row> rows, Path folder) {
    rows.write().parquet(folder.toAbsolutePath().toString());
  }

  private static Path onlyPart(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> parts =
          files.filter(file -> file.getFileName().toString().startsWith("part-")).toList();
      if (parts.size() != 1) {
        throw new IOException(
            "Spark wrote %d files to %s, not one".formatted(parts.size(), folder));
      }
      return parts.get(0);
    }
  }

  /** Refuses a file that is neither CSV nor Parquet by its ending. */
  public static void checkEnding(Path file) {
    if (!isKnown(file)) {
      throw new IllegalArgumentException(
          "Invalid table file %s: the name must end in .csv, .csv.gz or .parquet. Nothing was read or written."
              .formatted(file));
    }
  }

  /** Spark would put a question mark for what is not UTF-8, and make a table of no columns. */
  private static void checkText(Path file) {
    boolean isPacked = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    try (InputStream plain = Files.newInputStream(file);
        InputStream text = isPacked ? new GZIPInputStream(plain, BLOCK) : plain) {
      long bytes = decoded(file, text);
      if (bytes == 0) {
        throw new IllegalArgumentException(
            "Cannot read %s: it is empty, not even a line with the names of columns. Nothing was written."
                .formatted(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + file + ". Nothing was written.", e);
    }
  }

  private static long decoded(Path file, InputStream text) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
    CharBuffer characters = CharBuffer.allocate(BLOCK);
    long done = 0;
    boolean isEnd = false;
    while (!isEnd) {
      int read = text.read(bytes.array(), bytes.position(), bytes.remaining());
      isEnd = read < 0;
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      CoderResult result = decoder.decode(bytes, characters.clear(), isEnd);
      done += bytes.position();
      if (result.isError()) {
        throw new IllegalArgumentException(
            "Cannot read %s: byte %d is not UTF-8. Nothing was written; convert the file, e.g. iconv -f GB18030 -t UTF-8."
                .formatted(file, done + 1));
      }
      bytes.compact();
    }
    return done;
  }
}
