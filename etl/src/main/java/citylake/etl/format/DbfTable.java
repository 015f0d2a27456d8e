package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A dBase or FoxPro table (dbf). A field's place is its name in the table. The place {@code
 * @deleted} is true or false for records that are marked as deleted; where no field has it, such
 * records are left out, as the program that wrote the table leaves them out.
 *
 * <p>A number is its digits, a date {@code 2026-03-02}, a truth value true or false, a time of
 * FoxPro {@code 2026-03-02T13:30:00}; what was never set is empty. Memos, which lie in another file,
 * and types of which nothing is known are refused.
 */
final class DbfTable extends PackedFormat {
  static final String DELETED = "@deleted";

  @Override
  public String name() {
    return "dbf";
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("dBase table (dbf)");
  }

  @Override
  public List<String> settings() {
    return List.of("encoding");
  }

  @Override
  public List<String> faults(DumpShape shape) {
    List<String> faults = new ArrayList<>(PathTree.twice(shape.places()));
    Encodings.fault(shape.encoding()).ifPresent(faults::add);
    return faults;
  }

  @Override
  PathTree tree(List<String> places) {
    return PathTree.ofNames(places);
  }

  @Override
  List<Object> steps(String place) {
    return List.of(place);
  }

  @Override
  public InputStream unpacked(InputStream file, DumpShape shape) throws IOException {
    AgreedText texts = new AgreedText(shape.encoding());
    return new DbfRecords(file, DbfHeader.read(file, this, texts), texts, shape);
  }
}
