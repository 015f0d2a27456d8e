package citylake.orchestration.spec;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.source.City;
import citylake.etl.source.CodeList;
import citylake.etl.source.DumpContract;
import citylake.etl.source.IssueRule;
import citylake.etl.source.Source;
import citylake.serving.document.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one dump of one city looks like, as agreed with that city. */
final class DumpPages {
  /** What a field decides that becomes no column: what is done with the record. */
  private static final Map<String, String> OF_THE_RECORD =
      Map.of("_operation", "whether it is taken back, or a part", "_sequence", "version");

  private DumpPages() {}

  static List<Block> of(Source source) {
    City city = source.city();
    List<List<String>> agreed = new ArrayList<>();
    agreed.add(List.of("state", city.onboarding().state().word()));
    agreed.add(List.of("records", source.kind()));
    agreed.add(List.of("files", source.filesGlob()));
    agreed.addAll(shape(source.dumpShape()));
    agreed.add(List.of("clocks", city.timeZone().getId()));
    agreed.add(List.of("coordinate system", city.coordinateSystem().name()));
    agreed.add(List.of("comes", source.comes().words()));
    agreed.add(List.of("deadline", city.deadline() + " local time"));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "%s: dump %s".formatted(city.name(), source.dump())));
    blocks.add(new Block.Table(List.of("agreed", "value"), agreed, List.of(1)));
    blocks.add(
        new Block.Table(
            List.of("no", "field", "grade", "becomes", "form", "meaning"),
            fields(source),
            List.of(1, 3, 4)));
    codeLists(source).forEach(list -> blocks.addAll(codes(list)));
    return blocks;
  }

  /** The lists in which this dump's fields are looked up. */
  private static List<CodeList> codeLists(Source source) {
    return source.select().issueRules().stream()
        .flatMap(rule -> rule.codeLists().stream())
        .distinct()
        .sorted()
        .map(source.vendor().codeLists()::get)
        .toList();
  }

  private static List<Block> codes(CodeList list) {
    List<String> columns = new ArrayList<>(List.of("code"));
    columns.addAll(list.columns());
    List<List<String>> rows = new ArrayList<>();
    list.meanings()
        .forEach(
            (code, meanings) -> {
              List<String> row = new ArrayList<>(List.of(code));
              row.addAll(meanings.values());
              rows.add(row);
            });
    return List.of(
        new Block.Paragraph(
            "Codes of %s, as agreed; a code that ends in * stands for all that begin so. The meaning of another code is unknown, which the row says: send it before it is used."
                .formatted(list.name())),
        new Block.Table(columns, rows, List.of(0)));
  }

  private static List<List<String>> shape(DumpShape shape) {
    DumpFormat format = DumpFormat.of(shape);
    List<List<String>> rows = new ArrayList<>();
    if (format.hasPlaces()) {
      rows.add(List.of("format", format.name()));
    }
    rows.add(List.of("encoding", shape.encoding().name()));
    if (!format.hasPlaces()) {
      rows.add(List.of("separator", name(shape.separator())));
      rows.add(
          List.of("quote", shape.quote() == DumpShape.NO_QUOTE ? "none" : name(shape.quote())));
      rows.add(List.of("header", shape.header() ? "yes" : "no"));
    }
    new TreeMap<>(shape.layout().settings())
        .forEach((setting, value) -> rows.add(List.of(setting, value)));
    return rows;
  }

  private static List<List<String>> fields(Source source) {
    List<String> places = source.dumpShape().places();
    List<List<String>> rows = new ArrayList<>();
    for (DumpContract.Field field : source.contract().fields()) {
      rows.add(
          List.of(
              String.valueOf(rows.size() + 1),
              places.get(rows.size()),
              field.grade(),
              becomes(source, field.name()),
              form(source, field.name()),
              field.meaning()));
    }
    return rows;
  }

  private static String becomes(Source source, String field) {
    return String.join(
        ", ",
        source.select().rules().stream()
            .filter(rule -> rule.fields().contains(field))
            .map(rule -> OF_THE_RECORD.getOrDefault(rule.column(), rule.column()))
            .filter(column -> !column.startsWith("_"))
            .distinct()
            .toList());
  }

  /** Patterns of times and code lists, as far as an issue names them for this field alone. */
  private static String form(Source source, String field) {
    Set<String> forms = new LinkedHashSet<>();
    for (IssueRule rule : source.select().issueRules()) {
      if (rule.fields().equals(List.of(field))) {
        forms.addAll(rule.timePatterns());
        rule.codeLists().forEach(list -> forms.add("code of " + list));
      }
    }
    return String.join(" or ", forms);
  }

  private static String name(char mark) {
    return mark == '\t' ? "tab" : mark < ' ' ? "0x%02x".formatted((int) mark) : "" + mark;
  }
}
