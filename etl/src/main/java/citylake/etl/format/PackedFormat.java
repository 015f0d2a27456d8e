package citylake.etl.format;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A format that is unpacked to lines of JSON, which are then read like any others. */
abstract class PackedFormat implements DumpFormat {
  /** Declared ways through the members of a rendered record. */
  abstract PathTree tree(List<String> places);

  @Override
  public final boolean isPacked() {
    return true;
  }

  @Override
  public final boolean isRendered() {
    return true;
  }

  /** What the file is was told when it was unpacked; the lines are ours. */
  @Override
  public final Optional<String> otherThan(byte[] start) {
    return Optional.empty();
  }

  @Override
  public final RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes) {
    return new LineCursor(
        new RecordBuffer(bytes, offset, length, maximumRecordBytes),
        new JsonFields(tree(shape.places()), shape.places(), true),
        shape,
        false,
        false);
  }

  @Override
  public final byte[] write(List<String> values, DumpShape shape) {
    return JsonText.of(values, shape.places().stream().map(this::steps).toList());
  }

  /** The way to a place. */
  abstract List<Object> steps(String place);
}
