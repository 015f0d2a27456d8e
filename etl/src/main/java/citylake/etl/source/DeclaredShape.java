package citylake.etl.source;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.Encodings;
import citylake.etl.format.Formats;
import citylake.etl.format.Layout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a dump's contract says of the file: its format with the format's settings in {@code
 * customProperties}, and of each field its place in the record ({@code physicalName}) and whether a
 * whole file may lack it ({@code required: false}).
 */
final class DeclaredShape {
  private static final String FORMAT = "format";
  private static final String ENCODING = "encoding";
  private static final Set<String> MARKS = Set.of("separator", "quote", "header");

  private DeclaredShape() {}

  /** The shape; null when it is too wrong to be used, which is then among the problems. */
  static DumpShape read(Yaml table, List<String> fields, Problems problems) {
    Map<String, String> settings = settings(table);
    Optional<DumpFormat> format = Optional.ofNullable(settings.get(FORMAT)).flatMap(Formats::named);
    if (settings.get(FORMAT) != null && format.isEmpty()) {
      table.problem(
          "customProperties",
          "format '%s' is unknown (known: %s)"
              .formatted(settings.get(FORMAT), String.join(", ", Formats.NAMES)));
    }
    int before = problems.count();
    format.ifPresent(known -> checkSettings(table, settings, known));
    if (format.isEmpty() || problems.count() > before) {
      return null;
    }
    try {
      return shape(table, settings, fields, format.get());
    } catch (IllegalArgumentException e) {
      problems.add("schema", e.getMessage());
      return null;
    }
  }

  private static Map<String, String> settings(Yaml table) {
    Map<String, String> settings = new HashMap<>();
    for (Yaml custom : table.list("customProperties")) {
      settings.put(custom.text("property"), custom.raw("value"));
    }
    if (settings.get(FORMAT) == null) {
      table.problem("customProperties", "format is missing");
    }
    return settings;
  }

  private static void checkSettings(Yaml table, Map<String, String> settings, DumpFormat format) {
    Set<String> allowed = new TreeSet<>(format.settings());
    allowed.addAll(format.optionalSettings());
    allowed.add(FORMAT);
    for (Yaml custom : table.list("customProperties")) {
      String key = custom.raw("property");
      if (key != null && !key.isEmpty() && !allowed.contains(key)) {
        custom.problem(
            "property", "'%s' is unknown (allowed: %s)".formatted(key, String.join(", ", allowed)));
      }
    }
    for (String key : format.settings()) {
      if (settings.get(key) == null) {
        table.problem("customProperties", key + " is missing");
      }
    }
    checkMarks(table, settings);
  }

  private static void checkMarks(Yaml table, Map<String, String> settings) {
    String header = settings.get("header");
    if (header != null && !header.equals("true") && !header.equals("false")) {
      table.problem(
          "customProperties", "header '%s' is invalid (must be true or false)".formatted(header));
    }
    for (String key : List.of("separator", "quote")) {
      String mark = settings.get(key);
      boolean fits = mark == null || mark.length() == 1 || (key.equals("quote") && mark.isEmpty());
      if (!fits) {
        table.problem(
            "customProperties", "%s '%s' is invalid (must be one character)".formatted(key, mark));
      }
    }
  }

  private static DumpShape shape(
      Yaml table, Map<String, String> settings, List<String> fields, DumpFormat format) {
    String encodingName = settings.get(ENCODING);
    Charset encoding =
        encodingName == null ? StandardCharsets.UTF_8 : Encodings.named(encodingName);
    Layout layout = layout(table, settings, format);
    if (!format.settings().containsAll(MARKS)) {
      return DumpShape.of(format.name(), encoding, fields, layout);
    }
    return new DumpShape(
        format.name(),
        encoding,
        mark(settings.get("separator")),
        mark(settings.get("quote")),
        Boolean.parseBoolean(settings.get("header")),
        fields,
        layout);
  }

  private static Layout layout(Yaml table, Map<String, String> settings, DumpFormat format) {
    Map<String, String> own = new HashMap<>(settings);
    own.keySet().removeAll(MARKS);
    own.keySet().removeAll(Set.of(FORMAT, ENCODING));
    List<String> places = new ArrayList<>();
    Set<String> optional = new HashSet<>();
    if (!format.hasPlaces()) {
      return new Layout(places, optional, own);
    }
    for (Yaml property : table.list("properties")) {
      String name = property.raw("name");
      places.add(property.has("physicalName") ? property.raw("physicalName") : name);
      if ("false".equals(property.raw("required"))) {
        optional.add(name);
      }
    }
    return new Layout(places, optional, own);
  }

  private static char mark(String text) {
    return text.isEmpty() ? DumpShape.NO_QUOTE : text.charAt(0);
  }
}
