package citylake.etl.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
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
 * @param separator between fields; one ASCII character
 * @param quote around a field; one ASCII character, or {@link #NO_QUOTE}
 * @param header whether the file's first record names the fields
 * @param fields names in file order; unique whatever their case
 */
public record DumpShape(
    String format,
    Charset encoding,
    char separator,
    char quote,
    boolean header,
    List<String> fields) {

  /** Stands for "fields are never quoted". */
  public static final char NO_QUOTE = '\0';

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Refuses a shape that cannot be read, naming every fault found. */
  public DumpShape {
    fields = List.copyOf(fields);
    List<String> faults = new ArrayList<>();
    if (!"csv".equals(format)) {
      faults.add("format '%s' is unknown (known: csv)".formatted(format));
    }
    Encodings.fault(encoding).ifPresent(faults::add);
    if (!isOneAsciiMark(separator)) {
      faults.add("separator must be one ASCII character other than a line end");
    }
    if (quote != NO_QUOTE && !isOneAsciiMark(quote)) {
      faults.add("quote must be one ASCII character other than a line end, or none");
    }
    if (separator == quote) {
      faults.add("separator and quote are the same character");
    }
    if (faults.isEmpty() && quote != NO_QUOTE && Encodings.mayEndCharacter(encoding, quote)) {
      faults.add(
          "quote '%s' can be the second byte of a character in %s"
              .formatted(quote, encoding.name()));
    }
    faults.addAll(fieldFaults(fields));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid dump shape: %s. Correct the dump's contract; no file was read."
              .formatted(String.join("; ", faults)));
    }
  }

  private static boolean isOneAsciiMark(char mark) {
    return mark > 0 && mark < 0x80 && mark != '\n' && mark != '\r';
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
          fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid dump shape: not JSON: " + e.getOriginalMessage());
    }
  }
}
