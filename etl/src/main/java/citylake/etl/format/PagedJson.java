package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a REST export, one JSON document behind the other in one file. In each page {@code
 * records} is the path of the list of records ({@code data.items}, or {@code .} where the page is
 * the list), and {@code total}, where it is declared, the path of the number of all records. A
 * field's place is its path in a record, as in {@link JsonLines}.
 */
final class PagedJson extends PackedFormat {
  private static final String RECORDS = "records";
  private static final String TOTAL = "total";

  @Override
  public String name() {
    return "paged-json";
  }

  @Override
  public boolean hasPaths() {
    return true;
  }

  @Override
  public FormatWords words() {
    return FormatWords.of("paged JSON");
  }

  @Override
  public List<String> settings() {
    return List.of(RECORDS);
  }

  @Override
  public List<String> optionalSettings() {
    return List.of(TOTAL);
  }

  @Override
  public List<String> faults(DumpShape shape) {
    List<String> faults = new ArrayList<>(PathTree.faults(shape.places()));
    shape.layout().settings().values().stream()
        .filter(path -> !path.equals(JsonPages.PAGE_ITSELF))
        .forEach(path -> faults.addAll(PathTree.faults(List.of(path))));
    return faults;
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
    return JsonPages.open(
        file,
        shape.layout().setting(RECORDS),
        Optional.ofNullable(shape.layout().settings().get(TOTAL)),
        this);
  }
}
