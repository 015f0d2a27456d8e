package citylake.sample.form;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What vendors call the fields of the standard. */
public enum FieldNames {
  STANDARD,
  /** Initials of the Chinese words, as field names of police systems are made. */
  PINYIN,
  CHINESE,
  /** As clerks head the columns of a sheet: short words, some with units. */
  HEADING,
  /** INCIDENT_NO. */
  UPPER,
  /** incidentNo. */
  CAMEL,
  /** IncidentNo. */
  CAPITALS;

  private static final String LIST = "/province/field-names.csv";
  private static final Map<String, NamedCsvRecord> NAMES = names();

  /** The vendor's name of a field, of {@code action} and of {@code version}. */
  public String of(String standard) {
    return switch (this) {
      case STANDARD -> standard;
      case PINYIN -> NAMES.get(standard).getField("pinyin");
      case CHINESE -> NAMES.get(standard).getField("chinese");
      case HEADING -> NAMES.get(standard).getField("heading");
      case UPPER -> standard.toUpperCase(Locale.ROOT);
      case CAMEL -> joined(standard);
      case CAPITALS -> joined("_" + standard);
    };
  }

  private static String joined(String standard) {
    StringBuilder name = new StringBuilder();
    String[] words = standard.split("_", -1);
    for (int i = 0; i < words.length; i++) {
      String each = words[i];
      name.append(
          i == 0 || each.isEmpty()
              ? each
              : each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1));
    }
    return name.toString();
  }

  private static Map<String, NamedCsvRecord> names() {
    Map<String, NamedCsvRecord> names = new HashMap<>();
    try (InputStream bytes = FieldNames.class.getResourceAsStream(LIST);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      csv.forEach(record -> names.put(record.getField("standard"), record));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read %s on the class path: the build is incomplete".formatted(LIST), e);
    }
    return Map.copyOf(names);
  }

  /** The header of a kind: its fields, then action and version. */
  String[] header(Kind kind) {
    String[] header = new String[kind.fields().size() + 2];
    for (int i = 0; i < header.length - 2; i++) {
      header[i] = of(kind.fields().get(i).name());
    }
    header[header.length - 2] = of("action");
    header[header.length - 1] = of("version");
    return header;
  }
}
