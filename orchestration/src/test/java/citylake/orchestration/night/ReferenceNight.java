package citylake.orchestration.night;

import citylake.etl.source.Source;
import citylake.orchestration.spec.InterfaceSpec;
import citylake.quality.DeliveryAccount;
import citylake.sample.form.CityForms;
import citylake.sample.form.Kind;
import citylake.sample.land.City;
import citylake.serving.document.MarkdownDocument;
import citylake.testing.PythonScript;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;

/**
 * What {@code python/reference_night.py} makes of the same dumps: it knows the interface
 * specification and nothing of ours, and reads the cities of the provincial standard's form.
 *
 * @param rows that must stand, by kind, city and number
 * @param counts of files and records by what became of them
 * @param fields how many values were compared
 */
record ReferenceNight(Map<String, JsonNode> rows, JsonNode counts, long fields) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "provincial-standard";
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /**
   * @param nights whose declared sources are read
   * @param province as {@code citylake sample} writes it
   */
  static ReferenceNight of(ProvinceNights nights, Path province)
      throws IOException, InterruptedException {
    List<Source> conforming =
        nights.sources().stream().filter(source -> source.city().vendor().equals(FORM)).toList();
    Path specification = province.resolve("interface.md");
    Files.writeString(specification, MarkdownDocument.text(InterfaceSpec.of(conforming)));
    List<String> said =
        PythonScript.plain("reference_night.py")
            .said(
                specification.toString(),
                province.resolve("sources/vendors").resolve(FORM).toString(),
                province.resolve("nights").toString());
    Map<String, JsonNode> rows = new HashMap<>();
    long fields = 0;
    for (String line : said.subList(0, said.size() - 1)) {
      JsonNode row = JSON.readTree(line);
      fields += row.get("equal").size() + row.get("letters").size();
      rows.put(
          name(row.get("kind").asText(), row.get("city").asText(), texts(row.get("key"))), row);
    }
    return new ReferenceNight(rows, JSON.readTree(said.get(said.size() - 1)).get("counts"), fields);
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static String name(String kind, String city, List<String> key) {
    return kind + " " + city + " " + String.join("/", key);
  }

  /** How many rows of each kind must stand. */
  Map<String, Integer> rowsByKind() {
    Map<String, Integer> byKind = new TreeMap<>();
    rows.values().forEach(row -> byKind.merge(row.get("kind").asText(), 1, Integer::sum));
    return byKind;
  }

  /** What became of all records: accepted, corrections, retractions, duplicates, set aside. */
  List<Long> account() {
    long setAside = 0;
    for (Map.Entry<String, JsonNode> count : counts.properties()) {
      setAside += count.getKey().startsWith("record set aside") ? count.getValue().asLong() : 0;
    }
    return List.of(
        counts.path("record new").asLong(),
        counts.path("record corrected").asLong(),
        counts.path("record taken back").asLong(),
        counts.path("record repeated").asLong(),
        setAside);
  }

  /** The same by the accounts of the nights. */
  static List<Long> account(ProvinceNights province) {
    long[] sums = new long[5];
    for (NightResult night : province.nights()) {
      for (DeliveryAccount file : night.deliveries()) {
        if (province.cities().stream().anyMatch(city -> isRead(city) && isOf(city, file))) {
          sums[0] += file.accepted();
          sums[1] += file.corrections();
          sums[2] += file.retractions();
          sums[3] += file.duplicates();
          sums[4] += file.quarantined();
        }
      }
    }
    return LongStream.of(sums).boxed().toList();
  }

  private static boolean isOf(City city, DeliveryAccount file) {
    return file.file().startsWith(city.key() + "/");
  }

  /** Where the released rows are others: by kind and field, how many, and one of them. */
  List<String> differences(ProvinceNights province) {
    Differences differences = new Differences();
    Map<String, JsonNode> missing = new TreeMap<>(rows);
    List<City> read = province.cities().stream().filter(ReferenceNight::isRead).toList();
    for (Kind kind : Kind.values()) {
      String table = kind.standardName();
      for (City city : read) {
        for (Row row : province.current(kind, city)) {
          String name = name(table, city.key(), key(kind, row));
          JsonNode reference = missing.remove(name);
          if (reference == null) {
            differences.add(table + " row too many", name);
          } else {
            compare(table, name, reference, row, differences);
          }
        }
      }
    }
    missing.forEach((name, row) -> differences.add(row.get("kind").asText() + " missing", name));
    return differences.lines();
  }

  private static boolean isRead(City city) {
    return CityForms.ofVendor(city).name().equals(FORM);
  }

  /** The number stands first in the standard's tables, behind the city and its code system. */
  private static List<String> key(Kind kind, Row row) {
    return kind == Kind.INCIDENT
        ? List.of(row.getString(2), row.getString(3))
        : List.of(row.getString(2));
  }

  private static void compare(
      String table, String name, JsonNode reference, Row row, Differences differences) {
    compare(table, name, reference.get("equal"), row, ReferenceNight::isSame, differences);
    compare(table, name, reference.get("letters"), row, ReferenceNight::hasLetters, differences);
  }

  private static void compare(
      String table,
      String name,
      JsonNode values,
      Row row,
      BiPredicate<JsonNode, Object> isSame,
      Differences differences) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      Object is = row.getAs(value.getKey());
      if (!isSame.test(value.getValue(), is)) {
        differences.add(
            table + " " + value.getKey(),
            "%s: %s, reference %s".formatted(name, is, value.getValue()));
      }
    }
  }

  private static boolean isSame(JsonNode reference, Object is) {
    if (reference.isNull() || is == null) {
      return reference.isNull() && is == null;
    }
    if (reference.isNumber()) {
      return Double.parseDouble(is.toString()) == reference.asDouble();
    }
    return (is instanceof LocalDateTime time ? CLOCK.format(time) : is.toString())
        .equals(reference.asText());
  }

  private static boolean hasLetters(JsonNode reference, Object is) {
    return letters(reference.asText("")).equals(letters(is == null ? "" : is.toString()));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Counts by what differs, with one example each. */
  private record Differences(Map<String, Integer> counts, Map<String, String> examples) {
    Differences() {
      this(new TreeMap<>(), new TreeMap<>());
    }

    void add(String what, String example) {
      counts.merge(what, 1, Integer::sum);
      examples.putIfAbsent(what, example);
    }

    List<String> lines() {
      return counts.entrySet().stream()
          .map(
              entry ->
                  "%s: %d, e.g. %s"
                      .formatted(entry.getKey(), entry.getValue(), examples.get(entry.getKey())))
          .toList();
    }
  }
}
