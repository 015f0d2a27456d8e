package citylake.etl.draft;

import citylake.etl.format.GzipFront;
import citylake.etl.format.OtherFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file in memory, unpacked; only its beginning where it is very long, up to a line's end.
 *
 * @param isWhole whether nothing was left out
 */
record FileBytes(byte[] bytes, boolean isWhole) {
  /** A first look needs no more; about a million records. */
  static final int MOST_BYTES = 256 * 1024 * 1024;

  static FileBytes read(Path file, int mostBytes) {
    if (Files.isDirectory(file)) {
      throw new CannotDraft("Cannot read %s: it is a folder. Give one file.".formatted(file));
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      GzipFront front = GzipFront.of(bytes);
      return front.isGzip()
          ? unpacked(file, front, mostBytes)
          : first(file, front.bytes(), mostBytes);
    } catch (NoSuchFileException e) {
      throw new CannotDraft(
          "Cannot read %s: there is no such file. Nothing was written.".formatted(file), e);
    } catch (IOException e) {
      throw new CannotDraft("Failed to read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static FileBytes unpacked(Path file, GzipFront gzip, int mostBytes) {
    try (InputStream text = gzip.unpacked()) {
      return first(file, text, mostBytes);
    } catch (IOException e) {
      throw new CannotDraft(
          "Cannot read %s: its gzip content is damaged or ends too early. Fetch the file again and compare its size on both sides; nothing was written."
              .formatted(file.getFileName()),
          e);
    }
  }

  private static FileBytes first(Path file, InputStream text, int mostBytes) throws IOException {
    byte[] content = text.readNBytes(mostBytes);
    refuseWhatIsNoText(file, content);
    return text.read() < 0
        ? new FileBytes(content, true)
        : new FileBytes(Arrays.copyOf(content, lastLineEnd(content)), false);
  }

  /** Behind the last line end, or else all: half a record is a fault that the file has not. */
  private static int lastLineEnd(byte[] bytes) {
    Charset wide = TextEncoding.wide(bytes);
    int unit = wide == null ? 1 : 2;
    int low = StandardCharsets.UTF_16BE.equals(wide) ? 1 : 0;
    for (int at = bytes.length / unit * unit - unit; at >= 0; at -= unit) {
      boolean isLineEnd = bytes[at + low] == '\n' || bytes[at + low] == '\r';
      if (isLineEnd && (unit == 1 || bytes[at + 1 - low] == 0)) {
        return at + unit;
      }
    }
    return bytes.length;
  }

  private static void refuseWhatIsNoText(Path file, byte[] content) {
    if (content.length == 0) {
      throw new CannotDraft(
          "Cannot draft from %s: it is empty. Nothing was written.".formatted(file.getFileName()));
    }
    Optional<String> format = OtherFormat.of(content);
    if (format.isPresent() && FoundFormat.of(content).isEmpty()) {
      if (FoundFormat.isArchive(content)) {
        throw new CannotDraft(
            "Cannot draft from %s: it is a ZIP archive without a workbook in it. Unpack it and draft from one of its parts; where a night is to read the archives, declare format zip-tsv with encoding, parts and manifest in the drafted contract (etl/README.md, Formats). Nothing was written."
                .formatted(file.getFileName()));
      }
      throw new CannotDraft(
          "Cannot draft from %s: it is %s, not delimited text. %s; nothing was written."
              .formatted(
                  file.getFileName(),
                  format.get(),
                  format.get().equals("JSON")
                      ? "JSON lines are declared by hand (docs/adding-a-city.md, part 3); or export it as CSV"
                      : "Export it as CSV"));
    }
  }
}
