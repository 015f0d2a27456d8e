package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * A ZIP archive of tab-separated parts without header or quotes, read in the order of their names,
 * one behind the other. {@code parts} is a pattern of their names; {@code manifest} names the part
 * that lists them with their checksums, as {@code sha256sum} and {@code md5sum} write it.
 */
final class ZipParts implements DumpFormat {
  private static final DelimitedText TEXT = new DelimitedText();

  @Override
  public String name() {
    return "zip-tsv";
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("ZIP archive of tab-separated parts");
  }

  @Override
  public List<String> settings() {
    return List.of("encoding", "parts", "manifest");
  }

  @Override
  public boolean hasPlaces() {
    return false;
  }

  /** Not in the jar of a city's own checker. */
  @Override
  public boolean runsAlone() {
    return false;
  }

  @Override
  public List<String> faults(DumpShape shape) {
    List<String> faults = new ArrayList<>();
    Encodings.fault(shape.encoding()).ifPresent(faults::add);
    String parts = shape.layout().setting("parts");
    try {
      PartsManifest.matcher(parts);
    } catch (PatternSyntaxException e) {
      faults.add("'%s' is no pattern of names such as *.tsv".formatted(parts));
    }
    return faults;
  }

  @Override
  public Optional<String> otherThan(byte[] start) {
    return OtherFormat.of(start);
  }

  @Override
  public boolean isPacked() {
    return true;
  }

  @Override
  public InputStream unpacked(InputStream file, DumpShape shape) throws IOException {
    return JoinedParts.open(LocalCopy.of(file), shape.layout(), this);
  }

  private static DumpShape text(DumpShape shape) {
    return new DumpShape("csv", shape.encoding(), '\t', DumpShape.NO_QUOTE, false, shape.fields());
  }

  @Override
  public RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes) {
    return TEXT.open(bytes, text(shape), offset, length, maximumRecordBytes);
  }

  @Override
  public byte[] write(List<String> values, DumpShape shape) {
    return DelimitedRecord.of(values, text(shape));
  }
}
