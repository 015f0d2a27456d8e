package citylake.etl.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The same invented sightings in each format: three fields, of which one is nested where it can.
 */
public final class FormatSamples {
  public static final List<String> FIELDS = List.of("id", "plate", "speed");
  private static final Map<String, Function<List<List<String>>, FormatFile>> WRITERS =
      new LinkedHashMap<>();

  static {
    WRITERS.put("json-lines", FormatSamples::jsonLines);
    WRITERS.put("xml", FormatSamples::xml);
    WRITERS.put("fixed-width", FormatSamples::fixedWidth);
    WRITERS.put("xlsx", FormatSamples::xlsx);
    WRITERS.put("dbf", FormatSamples::dbf);
    WRITERS.put("parquet", records -> nested("parquet", SightingFiles.parquet(records)));
    WRITERS.put("avro", records -> nested("avro", SightingFiles.avro(records)));
    WRITERS.put("mysql-dump", FormatSamples::mysqlDump);
    WRITERS.put("zip-tsv", FormatSamples::zipTsv);
    WRITERS.put("paged-json", FormatSamples::pagedJson);
  }

  private FormatSamples() {}

  public static List<String> formats() {
    return List.copyOf(WRITERS.keySet());
  }

  /** Text of the fields of so many records; every seventh has no speed. */
  public static List<List<String>> fields(int records) {
    List<List<String>> all = new ArrayList<>();
    for (int i = 1; i <= records; i++) {
      all.add(List.of("S" + i, "\u4eacA%05d".formatted(i), i % 7 == 0 ? "" : i % 120 + ".5"));
    }
    return all;
  }

  public static FormatFile of(String format, int records) {
    return WRITERS.get(format).apply(fields(records));
  }

  private static FormatFile jsonLines(List<List<String>> records) {
    StringBuilder text = new StringBuilder();
    for (List<String> fields : records) {
      text.append(
          "{\"id\":\"%s\",\"car\":{\"plate\":\"%s\"},\"speed\":%s}%n"
              .formatted(
                  fields.get(0), fields.get(1), fields.get(2).isEmpty() ? "null" : fields.get(2)));
    }
    return nested("json-lines", Map.of(), text.toString());
  }

  private static FormatFile xml(List<List<String>> records) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<L>\n");
    for (List<String> fields : records) {
      text.append(
          "<V><id>%s</id><car><plate>%s</plate></car><speed>%s</speed></V>%n"
              .formatted(fields.toArray()));
    }
    return nested("xml", Map.of("record", "V"), text + "</L>\n");
  }

  private static FormatFile fixedWidth(List<List<String>> records) {
    Charset gb = Charset.forName("GB18030");
    Layout layout = new Layout(List.of("1-6", "8-15", "16-21"), Set.of(), Map.of());
    DumpShape shape = DumpShape.of("fixed-width", gb, FIELDS, layout);
    StringBuilder text = new StringBuilder();
    for (List<String> fields : records) {
      text.append("%-7s%-7s%6s%n".formatted(fields.toArray()));
    }
    return new FormatFile(text.toString().getBytes(gb), shape);
  }

  private static FormatFile xlsx(List<List<String>> records) {
    XlsxBytes workbook = new XlsxBytes();
    workbook.sheet("one", FIELDS, records.subList(0, records.size() / 2));
    workbook.sheet("two", FIELDS, records.subList(records.size() / 2, records.size()));
    return new FormatFile(
        workbook.bytes(), FormatFile.shape("xlsx", Map.of(), FIELDS.toArray(String[]::new)));
  }

  private static FormatFile dbf(List<List<String>> records) {
    DbfBytes table = new DbfBytes(StandardCharsets.UTF_8);
    table.column("id", 'C', 6).column("plate", 'C', 10).column("speed", 'N', 8);
    records.forEach(fields -> table.record(fields.toArray(String[]::new)));
    return new FormatFile(
        table.bytes(), FormatFile.shape("dbf", Map.of(), FIELDS.toArray(String[]::new)));
  }

  private static FormatFile mysqlDump(List<List<String>> records) {
    StringBuilder text =
        new StringBuilder("CREATE TABLE `s` (\n `id` text,\n `plate` text,\n `speed` double\n);\n");
    for (List<String> fields : records) {
      String speed = fields.get(2).isEmpty() ? "NULL" : fields.get(2);
      text.append(
          "INSERT INTO `s` VALUES ('%s','%s',%s);%n"
              .formatted(fields.get(0), fields.get(1), speed));
    }
    return new FormatFile(
        text.toString().getBytes(StandardCharsets.UTF_8),
        FormatFile.shape("mysql-dump", Map.of("table", "s"), FIELDS.toArray(String[]::new)));
  }

  private static FormatFile zipTsv(List<List<String>> records) {
    String lines =
        records.stream().map(fields -> String.join("\t", fields)).collect(Collectors.joining("\n"));
    int half = lines.indexOf('\n', lines.length() / 2);
    byte[] archive =
        new ZipBytes()
            .part("a.tsv", lines.substring(0, half))
            .part("b.tsv", lines.substring(half + 1))
            .bytes();
    Map<String, String> settings = Map.of("parts", "*.tsv", "manifest", "MANIFEST");
    return new FormatFile(
        archive, FormatFile.shape("zip-tsv", settings, FIELDS.toArray(String[]::new)));
  }

  private static FormatFile pagedJson(List<List<String>> records) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < records.size(); from += 100) {
      String page =
          new String(
              jsonLines(records.subList(from, Math.min(records.size(), from + 100))).bytes(),
              StandardCharsets.UTF_8);
      text.append(
          "{\"page\": %d, \"data\": {\"total\": %d, \"items\": [%s]}}%n"
              .formatted(from / 100, records.size(), page.strip().replace("\n", ",\n")));
    }
    return nested(
        "paged-json", Map.of("records", "data.items", "total", "data.total"), text.toString());
  }

  private static FormatFile nested(String format, byte[] bytes) {
    Layout layout = new Layout(List.of("id", "car.plate", "speed"), Set.of(), Map.of());
    return new FormatFile(bytes, DumpShape.of(format, StandardCharsets.UTF_8, FIELDS, layout));
  }

  private static FormatFile nested(String format, Map<String, String> settings, String text) {
    Layout layout = new Layout(List.of("id", "car.plate", "speed"), Set.of(), settings);
    return new FormatFile(
        text.getBytes(StandardCharsets.UTF_8),
        DumpShape.of(format, StandardCharsets.UTF_8, FIELDS, layout));
  }
}
