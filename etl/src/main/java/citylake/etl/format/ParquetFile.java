package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A Parquet file. A field's place is its path in the file's own schema, as in {@link JsonLines};
 * lists and maps are lists and objects without the groups in which Parquet wraps them. Values are
 * written as {@link ParquetText} says.
 */
final class ParquetFile extends PackedFormat {

  @Override
  public String name() {
    return "parquet";
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
    return FormatWords.of("Parquet file");
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
    return ParquetRecords.open(LocalCopy.of(file), this);
  }
}
