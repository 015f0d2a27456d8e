package citylake.etl.format;

import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Fields of a line by their bytes. The blanks that pad a field on either side are no part of it. A
 * line of another length is faulty, and so is one in which a character runs over a field's end.
 */
final class FixedFields implements FieldReader {
  private final List<ByteRange> ranges;
  private final List<String> names;
  private final int length;
  private final String encodingName;
  private final TextDecoder decoder;
  private final UTF8String[] fields;

  FixedFields(DumpShape shape) {
    ranges = shape.places().stream().map(place -> ByteRange.of(place).orElseThrow()).toList();
    names = shape.fields();
    length = ranges.stream().mapToInt(ByteRange::to).max().orElseThrow();
    encodingName = shape.encoding().name();
    decoder = new TextDecoder(shape.encoding());
    fields = new UTF8String[ranges.size()];
  }

  @Override
  public RecordFault read(byte[] bytes, int start, int end) {
    boolean isAscii = ByteSearch.isAscii(bytes, start, end);
    int bad = isAscii ? -1 : decoder.firstBadByte(bytes, start, end - start);
    if (bad >= 0) {
      return new RecordFault(
          RecordFault.Kind.UNDECODABLE,
          "not valid %s at byte %d of the record".formatted(encodingName, bad + 1),
          1);
    }
    if (end - start != length) {
      return misshapen("%d bytes where the contract has %d".formatted(end - start, length));
    }
    for (int i = 0; i < fields.length; i++) {
      int from = start + ranges.get(i).from();
      int to = start + ranges.get(i).to();
      if (!isAscii && decoder.firstBadByte(bytes, from, to - from) >= 0) {
        return misshapen("a character that runs over an end of field '%s'".formatted(names.get(i)));
      }
      while (from < to && bytes[from] == ' ') {
        from++;
      }
      while (to > from && bytes[to - 1] == ' ') {
        to--;
      }
      fields[i] = decoder.text(bytes, from, to);
    }
    return null;
  }

  private static RecordFault misshapen(String text) {
    return new RecordFault(RecordFault.Kind.MISSHAPEN, text, 1);
  }

  @Override
  public UTF8String field(int index) {
    return fields[index];
  }

  /** Lines do not name their fields. */
  @Override
  public List<String> seenPlaces() {
    return null;
  }
}
