package citylake.etl.format;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An XML document in which every element of one name is a record, as objects of GA/T 1400 are sent.
 *
 * <p>A field's place is the path of local names below the record, {@code MotorVehicle.PlateNo},
 * {@code Images[0].Path} for the first of elements that repeat, {@code @id} for an attribute.
 * Prefixes of names do not matter; a document type is refused, because it could declare entities.
 */
final class XmlRecords implements DumpFormat {
  private static final String RECORD = "record";

  @Override
  public String name() {
    return "xml";
  }

  @Override
  public boolean hasPaths() {
    return true;
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("XML");
  }

  @Override
  public List<String> settings() {
    return List.of("encoding", RECORD);
  }

  @Override
  public List<String> faults(DumpShape shape) {
    List<String> faults = new ArrayList<>(PathTree.faults(shape.places()));
    Encodings.fault(shape.encoding()).ifPresent(faults::add);
    String record = shape.layout().settings().getOrDefault(RECORD, "");
    if (!record.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
      faults.add("record '%s' is no local name of an element".formatted(record));
    }
    return faults;
  }

  @Override
  public Optional<String> otherThan(byte[] start) {
    Optional<String> other = OtherFormat.of(start);
    if (other.isPresent() && !other.get().contains("XML")) {
      return other;
    }
    String text = new String(start, StandardCharsets.ISO_8859_1).stripLeading();
    return text.isEmpty() || text.charAt(0) == '<' || text.charAt(0) > '~'
        ? Optional.empty()
        : Optional.of("text that does not begin with '<'");
  }

  @Override
  public RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes) {
    return new XmlCursor(
        new RecordBuffer(bytes, offset, length, maximumRecordBytes),
        new XmlFields(shape),
        shape,
        shape.layout().setting(RECORD),
        offset == 0);
  }

  @Override
  public byte[] write(List<String> values, DumpShape shape) {
    return XmlText.of(values, shape, shape.layout().setting(RECORD));
  }
}
