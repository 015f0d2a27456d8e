package citylake.etl.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a dump file looks like, as its contract declares it: enough to find its records and fields.
 *
 * @param format name of the {@link DumpFormat}; "csv" is delimited text
 * @param encoding one of {@link Encodings}: record ends and quotes are safe as bytes
 * @param separator between fields of delimited text; one ASCII character
 * @param quote around a field of delimited text; one ASCII character, or {@link #NO_QUOTE}
 * @param header whether the file's first record names the fields
 * @param fields names in file order; unique whatever their case
 * @param layout where the fields lie, for formats in which they do not follow each other
 */
public record DumpShape(
    String format,
    Charset encoding,
    char separator,
    char quote,
    boolean header,
    List<String> fields,
    Layout layout) {

  /** Stands for "fields are never quoted". */
  public static final char NO_QUOTE = '\0';

  /** Setting of delimited text: how many lines of title stand above the header. */
  public static final String TITLE_LINES = "title_lines";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Delimited text and its kin. */
  public DumpShape(
      String format,
      Charset encoding,
      char separator,
      char quote,
      boolean header,
      List<String> fields) {
    this(format, encoding, separator, quote, header, fields, Layout.IN_ORDER);
  }

  /** Refuses a shape that cannot be read, naming every fault found. */
  public DumpShape(
      String format,
      Charset encoding,
      char separator,
      char quote,
      boolean header,
      List<String> fields,
      Layout layout) {
    this.format = format;
    this.encoding = encoding;
    this.separator = separator;
    this.quote = quote;
    this.header = header;
    this.fields = List.copyOf(fields);
    this.layout = layout;
    List<String> faults = new ArrayList<>();
    Formats.named(format)
        .ifPresentOrElse(
            known -> faults.addAll(known.faults(this)),
            () ->
                faults.add(
                    "format '%s' is unknown (known: %s)"
                        .formatted(format, String.join(", ", Formats.NAMES))));
    faults.addAll(fieldFaults(fields));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid dump shape: %s. Correct the dump's contract; no file was read."
              .formatted(String.join("; ", faults)));
    }
  }

  /** A shape of a format that has no separators, quotes or header. */
  public static DumpShape of(String format, Charset encoding, List<String> fields, Layout layout) {
    return new DumpShape(format, encoding, ',', NO_QUOTE, false, fields, layout);
  }

  /** Lines above the header that are neither header nor data; lines without any byte aside. */
  public int titleLines() {
    return Integer.parseInt(layout.settings().getOrDefault(TITLE_LINES, "0"));
  }

  /** In which the bytes of a record are, as they are kept: not the file's own if rendered. */
  public Charset textEncoding() {
    return DumpFormat.of(this).isRendered() ? StandardCharsets.UTF_8 : encoding;
  }

  /** Where each field lies in a record, in the order of the fields; by its name if not declared. */
  public List<String> places() {
    return layout.places().isEmpty() ? fields : layout.places();
  }

  private static List<String> fieldFaults(List<String> fields) {
    List<String> faults = new ArrayList<>();
    if (fields.isEmpty()) {
      faults.add("no fields are declared");
    }
    Set<String> seen = new HashSet<>();
    for (String field : fields) {
      if (field.isEmpty()) {
        faults.add("a field has no name");
      } else if (!seen.add(field.toLowerCase(Locale.ROOT))) {
        faults.add("field '%s' is declared twice".formatted(field));
      }
    }
    return faults;
  }

  /** This shape as one JSON object; {@link #fromJson} reads it back. */
  public String toJson() {
    ObjectNode shape = JSON.createObjectNode();
    shape.put("format", format).put("encoding", encoding.name());
    shape.put("separator", String.valueOf(separator));
    shape.put("quote", quote == NO_QUOTE ? "" : String.valueOf(quote));
    shape.put("header", header);
    fields.forEach(shape.putArray("fields")::add);
    if (!layout.equals(Layout.IN_ORDER)) {
      shape.set("layout", JSON.valueToTree(layout));
    }
    return shape.toString();
  }

  /** The shape that {@link #toJson} wrote. */
  public static DumpShape fromJson(String json) {
    try {
      JsonNode shape = JSON.readTree(json);
      String quote = shape.required("quote").asText();
      List<String> fields = new ArrayList<>();
      shape.required("fields").forEach(field -> fields.add(field.asText()));
      return new DumpShape(
          shape.required("format").asText(),
          Encodings.named(shape.required("encoding").asText()),
          shape.required("separator").asText().charAt(0),
          quote.isEmpty() ? NO_QUOTE : quote.charAt(0),
          shape.required("header").asBoolean(),
          fields,
          shape.has("layout")
              ? JSON.treeToValue(shape.get("layout"), Layout.class)
              : Layout.IN_ORDER);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid dump shape: not JSON: " + e.getOriginalMessage());
    }
  }
}
