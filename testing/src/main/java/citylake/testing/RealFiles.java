package citylake.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Events of the real files as the reference reads them: every row counts, whatever it says.
 *
 * <p>A reader of its own, apart from the product's: what tests the figures must not be made of what
 * makes them.
 */
public final class RealFiles {
  private static final DateTimeFormatter TWELVE_HOURS =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
  private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("M/d/yyyy H:mm");
  private static final DateTimeFormatter DASHES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Missouri East, US survey feet (ESRI:102696). */
  private static final String MISSOURI_EAST_FEET =
      "+proj=tmerc +lat_0=35.8333333333333 +lon_0=-90.5 +k=0.999933333333333 +x_0=250000 +y_0=0"
          + " +datum=NAD83 +units=us-ft +no_defs";

  private RealFiles() {}

  /**
   * One row of a file; rows are in the order of the file, so the first is record 1.
   *
   * @param lon NaN where unknown
   * @param lat NaN where unknown
   */
  public record Event(LocalDateTime start, double lon, double lat) {}

  public static List<Event> denver(String kind) {
    return csv("denver/denver_%s_201801_201906.csv.gz".formatted(kind)).stream()
        .map(
            row ->
                new Event(
                    LocalDateTime.parse(row.getField("FIRST_OCCURRENCE_DATE"), TWELVE_HOURS),
                    number(row, "GEO_LON"),
                    number(row, "GEO_LAT")))
        .toList();
  }

  public static List<Event> stLouis(String kind) {
    CRSFactory systems = new CRSFactory();
    CoordinateTransform toDegrees =
        new BasicCoordinateTransform(
            systems.createFromParameters("Missouri East", MISSOURI_EAST_FEET),
            systems.createFromParameters("WGS84", "+proj=longlat +datum=WGS84 +no_defs"));
    return csv("st_louis/st_louis_%s_2013_2015.csv.gz".formatted(kind)).stream()
        .map(row -> stLouis(row, toDegrees))
        .toList();
  }

  private static Event stLouis(NamedCsvRecord row, CoordinateTransform toDegrees) {
    LocalDateTime start = LocalDateTime.parse(row.getField("DateOccur").strip(), SLASHES);
    double x = number(row, "XCoord");
    double y = number(row, "YCoord");
    if (!(x > 1 && y > 1)) {
      return new Event(start, Double.NaN, Double.NaN);
    }
    ProjCoordinate place = toDegrees.transform(new ProjCoordinate(x, y), new ProjCoordinate());
    return new Event(start, place.x, place.y);
  }

  public static List<Event> boston(String kind) {
    return csv("boston/boston_bpd_2021_%s.csv.gz".formatted(kind)).stream()
        .map(
            row ->
                new Event(
                    LocalDateTime.parse(row.getField("OCCURRED_ON_DATE").substring(0, 16), DASHES),
                    number(row, "Long"),
                    number(row, "Lat")))
        .toList();
  }

  public static List<Event> chicagoAssaults() {
    return csv("chicago/chicago_aggravated_assault_2019.csv.gz").stream()
        .map(
            row ->
                new Event(
                    LocalDateTime.parse(row.getField("date"), DASHES),
                    number(row, "longitude"),
                    number(row, "latitude")))
        .toList();
  }

  public static List<Event> chicagoCrashes() {
    return csv("chicago/chicago_crash_201909.csv.gz").stream()
        .map(
            row ->
                new Event(
                    LocalDateTime.parse(row.getField("CRASH_DATE"), SLASHES),
                    number(row, "LONGITUDE"),
                    number(row, "LATITUDE")))
        .toList();
  }

  private static double number(NamedCsvRecord row, String field) {
    String text = row.getField(field).strip();
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static List<NamedCsvRecord> csv(String file) {
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(SharedData.folder().resolve("real").resolve(file))),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
      return records.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + file, e);
    }
  }
}
