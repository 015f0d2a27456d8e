package citylake.orchestration.spec;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.source.City;
import citylake.etl.source.DumpContract;
import citylake.etl.source.IssueRule;
import citylake.etl.source.Source;
import citylake.serving.document.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What one dump of one city looks like, as agreed with that city. */
final class DumpPages {
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
    return blocks;
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
            .filter(rule -> !rule.column().startsWith("_") && rule.fields().contains(field))
            .map(rule -> rule.column())
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
