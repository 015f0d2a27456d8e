package citylake.models.linkage;

import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records with a known truth, and settings for them. */
public final class LinkageData {
  private LinkageData() {}

  /** A shared CSV file; empty fields are null, blanks around fields and names are taken off. */
  public static List<Map<String, String>> csv(String file) {
    try (CsvReader<NamedCsvRecord> records =
        CsvReader.builder()
            .ofNamedCsvRecord(SharedData.folder().resolve("linkage").resolve(file))) {
      return records.stream().map(LinkageData::fields).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + file, e);
    }
  }

  /** Settings from the test's resources. */
  public static LinkSettings settings(String name) {
    try (InputStream yaml = LinkageData.class.getResourceAsStream("/linkage/" + name)) {
      return SettingsFile.parse(name, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + name, e);
    }
  }

  private static Map<String, String> fields(NamedCsvRecord record) {
    Map<String, String> fields = new HashMap<>();
    record
        .getFieldsAsMap()
        .forEach((name, value) -> fields.put(name.strip(), value.isBlank() ? null : value.strip()));
    return fields;
  }
}
