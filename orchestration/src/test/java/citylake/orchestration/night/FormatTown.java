package citylake.orchestration.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A town whose platform delivers cases in one format, declared in a folder outside by YAML and SQL.
 *
 * @param format as contracts name it; also the town's name
 * @param settings of the format
 * @param places where number, code, time, longitude and latitude lie in a record
 * @param damaged records behind the cases that cannot be read
 */
record FormatTown(
    String format, Map<String, String> settings, List<String> places, byte[] dump, int damaged) {
  static final List<String> FIELDS = List.of("case_no", "code", "at", "lon", "lat");
  static final int CASES = 120;
  static final LocalDateTime AT = LocalDateTime.of(2019, 3, 2, 13, 30);

  /** A time of 96 bits, which has seconds whether they are known or not. */
  private static final String STORED_AT = "2019-03-02T13:30:00";

  private static final Set<String> WHOLE_IF_CUT = Set.of("json-lines", "fixed-width");

  private static final String SELECT =
      """
      SELECT
        nullif(trim(case_no), '') AS incident_no,
        '1' AS offence_no,
        code AS offence_code_source,
        offence_code(code) AS offence_code,
        offence_origin(code) AS origin,
        coalesce(local_time(at, 'yyyy-MM-dd HH:mm'), local_time(at, "yyyy-MM-dd'T'HH:mm:ss")) AS occurred_from_local,
        instant_of(occurred_from_local, :zone) AS occurred_from,
        wgs84_lon(lon, lat, :coordinate_system) AS lon,
        wgs84_lat(lon, lat, :coordinate_system) AS lat
      FROM dump
      """;

  FormatTown(String format, Map<String, String> settings, List<String> places, byte[] dump) {
    this(format, settings, places, dump, 0);
  }

  /** Whether a file shows that its end is missing; of lines the last is faulty, and no more. */
  boolean showsItsEnd() {
    return !WHOLE_IF_CUT.contains(format);
  }

  /** The dump as it is when its transfer breaks off. */
  byte[] cutDump() {
    return Arrays.copyOf(dump, dump.length - 30);
  }

  String cutFile() {
    return town() + "/cases_2";
  }

  /** Text of the fields of the town's cases, as the reader of its format gives it. */
  List<List<String>> caseTexts() {
    return format.equals("parquet")
        ? cases().stream()
            .map(each -> List.of(each.get(0), each.get(1), STORED_AT, each.get(3), each.get(4)))
            .toList()
        : cases();
  }

  /** What the towns' platforms know of each case, as texts. */
  static List<List<String>> cases() {
    List<List<String>> cases = new ArrayList<>();
    for (int i = 1; i <= CASES; i++) {
      cases.add(
          List.of(
              "F%04d".formatted(i),
              "BRK",
              AT.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)),
              "%.3f".formatted(-40.0 + (i % 12) * 0.004),
              "%.3f".formatted(30.0 + Math.floorDiv(i, 12) * 0.004)));
    }
    return cases;
  }

  String town() {
    return "town_" + format.replace('-', '_');
  }

  String file() {
    return town() + "/cases_1";
  }

  void declare(Path folder) {
    write(folder.resolve("cities/" + town() + ".yaml"), city());
    Path vendor = folder.resolve("vendors/platform-" + format);
    write(vendor.resolve("incident.odcs.yaml"), contract());
    write(vendor.resolve("incident.sql"), SELECT);
    write(vendor.resolve("offences.csv"), "source_code,iccs,origin,note\nBRK,0501,reported,x\n");
  }

  private String city() {
    return """
    city: %s
    name: %s
    city_code: "99%s"
    city_code_system: invented
    vendor: platform-%s
    time_zone: America/New_York
    coordinate_system: {name: "EPSG:4326"}
    centre: {lon: -40.0, lat: 30.0}
    deadline: "01:00"
    contact: desk of the town
    onboarding: {state: live, wave: 2}
    dumps:
      incident: {files: "%s/cases_*"}
    """
        .formatted(town(), town(), format, format, town());
  }

  private String contract() {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: platform-%s.incident
            name: "Cases"
            version: 1.0.0
            status: active
            schema:
              - name: dump
                physicalType: file
                logicalType: object
                dataGranularityDescription: "one case"
                customProperties:
                  - {property: format, value: %s}
            """
                .formatted(format, format));
    settings.forEach(
        (setting, value) ->
            text.append("      - {property: %s, value: \"%s\"}%n".formatted(setting, value)));
    text.append("    properties:\n");
    for (int i = 0; i < FIELDS.size(); i++) {
      text.append(
          "      - {name: %s, physicalName: \"%s\", logicalType: string, physicalType: text, classification: internal, description: \"of the case\"}%n"
              .formatted(FIELDS.get(i), places.get(i)));
    }
    return text.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
