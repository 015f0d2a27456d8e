package citylake.etl.source;

import citylake.etl.format.DumpShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a dump's contract, {@code vendors/<vendor>/<kind>.odcs.yaml}, as far as it decides how the
 * dump is read; the whole form is kept by the public linter.
 */
final class ContractFile {
  private static final String API_VERSION = "v3.1.0";
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
    List<String> names = fields.stream().map(DumpContract.Field::name).toList();
    DumpShape shape = DeclaredShape.read(table, names, problems);
    return problems.count() > before
        ? null
        : new DumpContract(yaml.text("id"), yaml.text("version"), shape, fields);
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
