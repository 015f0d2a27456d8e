package citylake.etl.draft;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.Formats;
import citylake.etl.format.Layout;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.UnfitFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A file of a format in which records or the file name their fields: every place that was seen in
 * it becomes a field.
 *
 * @param text of the records, unpacked where the format is packed
 */
record FormatDraft(TextEncoding text, ShapeDraft cut) {
  /** A shape with this field alone knows none of the file's, so that all are seen. */
  private static final String NO_FIELD = "_none";

  private static final int MOST_RECORD_BYTES = 16 << 20;

  /** As many as a reader remembers of those that no contract knows. */
  private static final int MOST_FIELDS = 200;

  /**
   * @throws CannotDraft when the file cannot be read as what it looks like
   */
  static FormatDraft of(FoundFormat found, FileBytes file, String name) {
    if (!file.isWhole()) {
      throw new CannotDraft(
          "Cannot draft from %s: it is of format %s and larger than %d MB, and no part of it can be read alone. Take a smaller sample; nothing was written."
              .formatted(name, found.name(), FileBytes.MOST_BYTES >> 20));
    }
    try {
      return of(found, file.bytes());
    } catch (UnfitFile e) {
      throw new CannotDraft(
          "Cannot draft from %s: it looks like format %s, but %s. Likely cause: %s. Please send %s. Nothing was written."
              .formatted(name, found.name(), e.getMessage(), e.likelyCause(), e.send()),
          e);
    } catch (IllegalArgumentException e) {
      throw new CannotDraft(
          "Cannot draft from %s, which looks like format %s: %s"
              .formatted(name, found.name(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read records from memory", e);
    }
  }

  private static FormatDraft of(FoundFormat found, byte[] file) throws IOException {
    boolean hasEncoding = Formats.named(found.name()).orElseThrow().settings().contains("encoding");
    TextEncoding encoding =
        hasEncoding
            ? TextEncoding.of(withoutZeros(file))
            : new TextEncoding(
                StandardCharsets.UTF_8,
                file,
                new Finding("encoding", "UTF-8", "the format knows no other", ""));
    DumpShape none = shape(found, encoding.encoding(), List.of(NO_FIELD), List.of(NO_FIELD));
    byte[] records = records(file, none);
    List<String> places = places(records, none);
    DumpShape shape = shape(found, encoding.encoding(), names(places, none), places);
    return new FormatDraft(
        new TextEncoding(shape.textEncoding(), records, encoding.finding()),
        new ShapeDraft(shape, findings(found, places.size())));
  }

  /** Of a table only the texts say in which encoding it is. */
  private static byte[] withoutZeros(byte[] file) {
    byte[] texts = new byte[file.length];
    int length = 0;
    for (byte each : file) {
      if (each != 0) {
        texts[length++] = each;
      }
    }
    return Arrays.copyOf(texts, length);
  }

  private static DumpShape shape(
      FoundFormat found, Charset encoding, List<String> fields, List<String> places) {
    Layout layout = new Layout(places, Set.of(), found.settings());
    return DumpShape.of(found.name(), encoding, fields, layout);
  }

  /** In SQL a dot and a bracket would mean parts of a value. */
  private static List<String> names(List<String> places, DumpShape shape) {
    boolean hasPaths = DumpFormat.of(shape).hasPaths();
    return HeaderDraft.unique(
        places.stream()
            .map(
                place ->
                    hasPaths
                        ? place.replaceAll("[.\\[\\]@]+", "_").replaceAll("^_+|_+$", "")
                        : place)
            .toList());
  }

  private static byte[] records(byte[] file, DumpShape shape) throws IOException {
    try (InputStream text = DumpFormat.of(shape).unpacked(new ByteArrayInputStream(file), shape)) {
      return text.readNBytes(FileBytes.MOST_BYTES);
    }
  }

  /** Where the records, all of which are walked over, have values. */
  private static List<String> places(byte[] records, DumpShape none) throws IOException {
    RecordCursor cursor =
        DumpFormat.of(none)
            .open(new ByteArrayInputStream(records), none, 0, Long.MAX_VALUE, MOST_RECORD_BYTES);
    long sound = 0;
    while (cursor.next()) {
      sound += cursor.fault() == null ? 1 : 0;
    }
    List<String> places = new ArrayList<>(cursor.seenPlaces());
    places.remove(NO_FIELD);
    if (sound == 0 || places.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid sample: none of its records can be read. Nothing was written.");
    }
    return places;
  }

  private static List<Finding> findings(FoundFormat found, int fields) {
    String settings = found.settings().isEmpty() ? "" : " with %s".formatted(found.settings());
    return List.of(
        new Finding("format", found.name() + settings, found.reason(), found.doubt()),
        new Finding(
            "fields",
            "%d, named for their places".formatted(fields),
            "records were seen to have them",
            fields < MOST_FIELDS
                ? "not every record need have all of them: which may a whole file lack? (required: false)"
                : "so many are remembered; there may be more"));
  }
}
