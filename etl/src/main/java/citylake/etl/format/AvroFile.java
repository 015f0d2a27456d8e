package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * An Avro object container file, read as a stream. A field's place is its path in the file's own
 * schema, as in {@link JsonLines}. Values are written as {@link AvroText} says.
 */
final class AvroFile extends PackedFormat {

  @Override
  public String name() {
    return "avro";
  }

  @Override
  public boolean runsAlone() {
    return false;
  }

  @Override
  public boolean hasPaths() {
    return true;
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("Avro file");
  }

  @Override
  public List<String> faults(DumpShape shape) {
    return PathTree.faults(shape.places());
  }

  @Override
  PathTree tree(List<String> places) {
    return PathTree.ofPaths(places);
  }

  @Override
  List<Object> steps(String place) {
    return PathTree.steps(place);
  }

  @Override
  public InputStream unpacked(InputStream file, DumpShape shape) throws IOException {
    return AvroRecords.open(file, this);
  }
}
