package citylake.orchestration.spec;

import citylake.ddl.ColumnContract;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.etl.source.Source;
import citylake.etl.standard.StandardKind;
import citylake.serving.document.Block;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The provincial standard for those who deliver: the rules of delivery, and each kind of record
 * with its fields, read from the contracts of the standard tables; with a city's sources also what
 * its own dumps look like.
 */
public final class InterfaceSpec {
  /** Title of the document. */
  public static final String TITLE = "Interface for cities";

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "text",
          "double", "number",
          "boolean", "yes or no",
          "timestamp_ntz", "time on the city's clocks");

  /** Given by the city's declaration, not by its records. */
  private static final Set<String> DECLARED = Set.of("city_code", "city_code_system");

  private InterfaceSpec() {}

  /**
   * @param dumps of one city, to describe besides; may be empty
   */
  public static List<Block> of(List<Source> dumps) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(1, TITLE));
    blocks.add(
        new Block.Paragraph(
            "What a city delivers to the lake, and how. Written from the declarations that the night itself reads; all examples are invented. A city keeps its own form of dump. The contract of a dump is the list of the city's own fields, in its order and with its codes; it is written from a sample and sent to the city before the first night, and the data team maps fields and codes to the tables below, once. What counts is that the city's records can say what stands here. Null means: nothing was said, an empty field."));
    blocks.addAll(TransportRules.blocks());
    blocks.addAll(DeliveryRules.blocks());
    StandardKind.all().forEach(kind -> blocks.addAll(kind(kind)));
    blocks.add(new Block.Heading(2, "Fields that want more words"));
    blocks.add(new Block.Table(List.of("field", "how it is written"), words(), List.of(0)));
    blocks.add(new Block.Heading(2, "Grades"));
    blocks.add(
        new Block.Table(
            List.of("grade", "who may see it"),
            List.of(
                List.of("public", "everyone"),
                List.of("internal", "the police and the data team"),
                List.of("sensitive", "those whose task needs it; never shown in reports of checks"),
                List.of("top_secret", "the data team alone, each look approved and recorded")),
            List.of(0)));
    dumps.forEach(dump -> blocks.addAll(DumpPages.of(dump)));
    return List.copyOf(blocks);
  }

  private static List<Block> kind(StandardKind kind) {
    TableContract contract = TableContracts.of(kind.table());
    Properties examples = examples();
    List<List<String>> rows = new ArrayList<>();
    for (String name : fieldsOf(kind)) {
      ColumnContract column = contract.column(name);
      rows.add(
          List.of(
              name,
              TYPES.getOrDefault(column.type(), column.type()),
              column.required() ? "yes" : "where known",
              column.grade().name().toLowerCase(java.util.Locale.ROOT),
              meaning(contract, column),
              examples.getProperty(kind.name() + "." + name, examples.getProperty(name, ""))));
    }
    return List.of(
        new Block.Heading(2, "Kind " + kind.name()),
        new Block.Paragraph("One record is " + contract.grain() + ". " + contract.purpose()),
        new Block.Paragraph(number(numberOf(kind))),
        new Block.Table(
            List.of("field", "type", "required", "grade", "meaning", "example"),
            rows,
            List.of(0, 5)));
  }

  /** The fields by which a city tells its records apart, for ever. */
  static List<String> numberOf(StandardKind kind) {
    return TableContracts.of(kind.table()).keyColumns().stream()
        .filter(column -> !DECLARED.contains(column))
        .toList();
  }

  private static String number(List<String> fields) {
    String named = fields.stream().map("`%s`"::formatted).collect(Collectors.joining(" and "));
    return fields.size() == 1
        ? "The number of a record is " + named + "."
        : "The number of a record is " + named + " together.";
  }

  private static List<List<String>> words() {
    Properties words = properties("/interface/words.properties");
    return words.stringPropertyNames().stream()
        .sorted()
        .map(field -> List.of(field, words.getProperty(field)))
        .toList();
  }

  /** A time on the city's clocks means what its instant means. */
  private static String meaning(TableContract contract, ColumnContract column) {
    String instant = column.name().replaceFirst("_local$", "");
    return instant.equals(column.name())
        ? column.description()
        : contract.column(instant).description().replace(", UTC", ", on the city's clocks");
  }

  /**
   * The columns that records decide, in contract order. Instants in UTC are left out: the lake
   * works them out from the city's clocks.
   */
  static List<String> fieldsOf(StandardKind kind) {
    List<String> all = List.of(kind.columns().fieldNames());
    return all.stream()
        .filter(name -> !DECLARED.contains(name) && !all.contains(name + "_local"))
        .toList();
  }

  static Properties examples() {
    return properties("/interface/examples.properties");
  }

  static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream bytes = InterfaceSpec.class.getResourceAsStream(resource)) {
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the interface's " + resource, e);
    }
    return properties;
  }
}
