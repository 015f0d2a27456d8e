package citylake.etl.source;

import citylake.etl.format.DumpShape;
import citylake.etl.format.Encodings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a dump's contract, {@code vendors/<vendor>/<kind>.odcs.yaml}, as far as it decides how the
 * dump is read; the whole form is kept by the public linter.
 */
final class ContractFile {
  private static final String API_VERSION = "v3.1.0";
  private static final Set<String> SHAPE_KEYS =
      Set.of("format", "encoding", "separator", "quote", "header");
  private static final List<String> GRADES =
      List.of("public", "internal", "sensitive", "top_secret");

  private ContractFile() {}

  /** The contract; null when it is too wrong to be used. */
  static DumpContract read(String text, Problems problems) {
    int before = problems.count();
    Yaml yaml = Yaml.read(text, problems);
    if (!yaml.isMapping()) {
      return null;
    }
    yaml.text("kind", "DataContract", value -> only("DataContract", value), "");
    yaml.text("apiVersion", API_VERSION, value -> only(API_VERSION, value), "");
    List<Yaml> tables = yaml.list("schema");
    if (tables.size() != 1) {
      problems.add("schema", "must hold exactly one object, not " + tables.size());
      return null;
    }
    Yaml table = tables.get(0);
    List<DumpContract.Field> fields = new ArrayList<>();
    for (Yaml property : table.list("properties")) {
      fields.add(
          new DumpContract.Field(
              property.text("name"),
              property.text("description"),
              property.text(
                  "classification",
                  "one of " + GRADES + ": a field without a grade does not load",
                  ContractFile::grade,
                  "top_secret")));
    }
    Map<String, String> shape = shapeOf(table);
    if (problems.count() > before) {
      return null;
    }
    try {
      return new DumpContract(
          yaml.text("id"),
          yaml.text("version"),
          new DumpShape(
              shape.get("format"),
              Encodings.named(shape.get("encoding")),
              mark(shape.get("separator")),
              mark(shape.get("quote")),
              Boolean.parseBoolean(shape.get("header")),
              fields.stream().map(DumpContract.Field::name).toList()),
          fields);
    } catch (IllegalArgumentException e) {
      problems.add("schema", e.getMessage());
      return null;
    }
  }

  private static Map<String, String> shapeOf(Yaml table) {
    Map<String, String> shape = new HashMap<>();
    for (Yaml custom : table.list("customProperties")) {
      String key = custom.text("property");
      if (!key.isEmpty() && !SHAPE_KEYS.contains(key)) {
        custom.problem(
            "property",
            "'%s' is unknown (allowed: %s)"
                .formatted(key, String.join(", ", new TreeSet<>(SHAPE_KEYS))));
      }
      shape.put(key, custom.raw("value"));
    }
    for (String key : SHAPE_KEYS) {
      if (shape.get(key) == null) {
        table.problem("customProperties", key + " is missing");
      }
    }
    String header = shape.get("header");
    if (header != null && !header.equals("true") && !header.equals("false")) {
      table.problem(
          "customProperties", "header '%s' is invalid (must be true or false)".formatted(header));
    }
    for (String key : List.of("separator", "quote")) {
      String mark = shape.get(key);
      boolean fits = mark == null || mark.length() == 1 || (key.equals("quote") && mark.isEmpty());
      if (!fits) {
        table.problem(
            "customProperties", "%s '%s' is invalid (must be one character)".formatted(key, mark));
      }
    }
    return shape;
  }

  private static char mark(String text) {
    return text.isEmpty() ? DumpShape.NO_QUOTE : text.charAt(0);
  }

  private static String only(String allowed, String value) {
    if (!allowed.equals(value)) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }

  private static String grade(String value) {
    if (!GRADES.contains(value)) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }
}
