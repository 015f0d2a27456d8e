package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * An Excel workbook (xlsx). In each visible sheet, or each named in {@code sheets}, the first row
 * with content is the titles, which are the places of the fields; all sheets have the same. The
 * place {@code @sheet} is the sheet's name. Rows without content are no records.
 *
 * <p>A number is written as plain digits, a date by its format as ISO date, time, or both, a truth
 * value as true or false, a formula as the value that was last computed, an error as Excel shows
 * it.
 */
final class Workbook extends PackedFormat {
  static final String SHEET = "@sheet";

  @Override
  public String name() {
    return "xlsx";
  }

  @Override
  public boolean runsAlone() {
    return false;
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("Excel workbook (xlsx)");
  }

  @Override
  public List<String> optionalSettings() {
    return List.of("sheets");
  }

  @Override
  public List<String> faults(DumpShape shape) {
    return PathTree.twice(shape.places());
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
    Path copy = LocalCopy.of(file);
    return WorkbookRows.open(copy, shape, this);
  }
}
