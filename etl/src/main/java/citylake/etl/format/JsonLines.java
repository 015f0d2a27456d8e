package citylake.etl.format;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * One JSON object a line, in UTF-8 (RFC 8259). A field's place is its path, {@code
 * vehicle.plate.no} or {@code photos[0].url}; members may come in any order.
 */
final class JsonLines implements DumpFormat {

  @Override
  public String name() {
    return "json-lines";
  }

  @Override
  public boolean hasPaths() {
    return true;
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("JSON lines");
  }

  @Override
  public List<String> faults(DumpShape shape) {
    return PathTree.faults(shape.places());
  }

  @Override
  public Optional<String> otherThan(byte[] start) {
    return JsonText.otherThanObject(start);
  }

  @Override
  public RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes) {
    return new LineCursor(
        new RecordBuffer(bytes, offset, length, maximumRecordBytes),
        new JsonFields(PathTree.ofPaths(shape.places()), shape.places(), false),
        shape,
        offset == 0,
        false);
  }

  @Override
  public byte[] write(List<String> values, DumpShape shape) {
    return JsonText.of(values, shape.places().stream().map(PathTree::steps).toList());
  }
}
