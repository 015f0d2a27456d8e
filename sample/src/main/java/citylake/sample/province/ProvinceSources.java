package citylake.sample.province;

import citylake.sample.form.CityForm;
import citylake.sample.land.City;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The declarations of the sixteen cities and their vendors, written to where a night reads them.
 *
 * <p>They are texts of their own, written from what the vendors say of their dumps: nothing of the
 * generator is in them, so that a night over the province tests both. From the generator comes
 * alone in which form each city was written.
 */
public final class ProvinceSources {
  private static final String ROOT = "/province-sources/";
  private static final String STANDARD = "provincial-standard";

  private ProvinceSources() {}

  /**
   * Writes {@code cities/} and {@code vendors/} into a folder.
   *
   * @param forms in which each city delivers
   */
  public static void write(Path folder, List<City> cities, Function<City, CityForm> forms) {
    Map<String, NamedCsvRecord> known = cities();
    for (City city : cities) {
      write(
          folder.resolve("cities").resolve(city.key() + ".yaml"),
          declaration(known.get(city.key()), forms.apply(city).name()));
    }
    List<String> vendors =
        cities.stream().map(city -> forms.apply(city).name()).distinct().toList();
    for (String file : files()) {
      if (vendors.stream().anyMatch(vendor -> isOf(vendor, file))) {
        write(folder.resolve(file), text(file));
      }
    }
  }

  private static boolean isOf(String vendor, String file) {
    return file.startsWith("vendors/" + vendor + "/");
  }

  private static String declaration(NamedCsvRecord city, String vendor) {
    String declaration = text("city.yaml");
    for (String field : city.getHeader()) {
      declaration = declaration.replace("${" + field + "}", value(city, field, vendor));
    }
    return declaration;
  }

  /** What conforms gives places as the standard does. */
  private static String value(NamedCsvRecord city, String field, String vendor) {
    return switch (field) {
      case "vendor" -> vendor;
      case "coordinate_system" -> vendor.equals(STANDARD) ? "EPSG:4326" : city.getField(field);
      default -> city.getField(field);
    };
  }

  private static Map<String, NamedCsvRecord> cities() {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(new StringReader(text("cities.csv")))) {
      return csv.stream().collect(Collectors.toMap(city -> city.getField("city"), city -> city));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listed, because a class path has no folders to list. */
  private static List<String> files() {
    return text("index.txt").lines().toList();
  }

  private static String text(String file) {
    try (InputStream bytes = ProvinceSources.class.getResourceAsStream(ROOT + file)) {
      if (bytes == null) {
        throw new IllegalStateException(
            "Cannot find the declaration %s of the sample province on the class path: the build is incomplete. No lake was touched."
                .formatted(file));
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the declaration %s of the sample province: %s. Check the folder's rights and free space; no lake was touched."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
