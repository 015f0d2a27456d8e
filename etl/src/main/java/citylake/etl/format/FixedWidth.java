package citylake.etl.format;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lines of one length in which each field has its own bytes. A field's place is its first and last
 * byte in the line, {@code 1-18}, counted from 1 in the file's encoding.
 */
final class FixedWidth implements DumpFormat {

  @Override
  public String name() {
    return "fixed-width";
  }

  @Override
  public FormatWords words() {
    return new FormatWords(
        "fixed-width text",
        "fields were padded by characters instead of bytes, or were added or left out",
        "the file with every field padded to its bytes in the agreed encoding",
        "line ends are missing",
        "the file with a line end behind every record");
  }

  @Override
  public List<String> settings() {
    return List.of("encoding");
  }

  @Override
  public List<String> faults(DumpShape shape) {
    List<String> faults = new ArrayList<>();
    Encodings.fault(shape.encoding()).ifPresent(faults::add);
    List<ByteRange> ranges = new ArrayList<>();
    for (String place : shape.places()) {
      Optional<ByteRange> range = ByteRange.of(place);
      range.ifPresentOrElse(
          ranges::add, () -> faults.add("'%s' is no range of bytes such as 1-18".formatted(place)));
    }
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).from() < ranges.get(i - 1).to()) {
        faults.add("'%s' begins before '%s' has ended".formatted(ranges.get(i), ranges.get(i - 1)));
      }
    }
    return faults;
  }

  @Override
  public Optional<String> otherThan(byte[] start) {
    return OtherFormat.of(start);
  }

  @Override
  public RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes) {
    return new LineCursor(
        new RecordBuffer(bytes, offset, length, maximumRecordBytes),
        new FixedFields(shape),
        shape,
        offset == 0,
        true);
  }

  @Override
  public byte[] write(List<String> values, DumpShape shape) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    for (int i = 0; i < values.size(); i++) {
      ByteRange range = ByteRange.of(shape.places().get(i)).orElseThrow();
      String value = values.get(i);
      byte[] bytes = value.getBytes(shape.encoding());
      boolean isWritable =
          shape.encoding().newEncoder().canEncode(value)
              && value.indexOf('\n') < 0
              && value.strip().equals(value);
      if (!isWritable || bytes.length > range.length()) {
        throw new IllegalArgumentException(
            "Invalid value of field %s: it must be text that %s can write in at most %d bytes, without line ends and blanks around it."
                .formatted(shape.fields().get(i), shape.encoding().name(), range.length()));
      }
      pad(record, range.from() - record.size());
      record.writeBytes(bytes);
      pad(record, range.to() - record.size());
    }
    return record.toByteArray();
  }

  private static void pad(ByteArrayOutputStream record, int blanks) {
    byte[] padding = new byte[blanks];
    Arrays.fill(padding, (byte) ' ');
    record.writeBytes(padding);
  }
}
