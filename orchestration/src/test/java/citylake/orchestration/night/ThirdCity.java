package citylake.orchestration.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A city that the product has never heard of, declared in a folder outside by YAML and SQL:
 * pipe-separated text.
 */
final class ThirdCity {
  private static final String CITY =
      """
      city: gotham
      name: Gotham
      city_code: "99GOTH"
      city_code_system: invented
      vendor: plain-pipe
      time_zone: America/New_York
      coordinate_system: {name: "EPSG:4326"}
      centre: {lon: -40.0, lat: 30.0}
      deadline: "01:00"
      contact: desk of the third city
      onboarding: {state: live, wave: 2}
      dumps:
        incident: {files: "gotham/cases_*.txt"}
      """;

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: plain-pipe.incident
      name: "Plain pipe: cases"
      version: 1.0.0
      status: active
      schema:
        - name: dump
          physicalType: file
          logicalType: object
          dataGranularityDescription: "one case"
          customProperties:
            - {property: format, value: csv}
            - {property: encoding, value: UTF-8}
            - {property: separator, value: "|"}
            - {property: quote, value: ""}
            - {property: header, value: true}
          properties:
            - {name: case_no, logicalType: string, physicalType: text, classification: internal, description: "number of the case"}
            - {name: code, logicalType: string, physicalType: text, classification: internal, description: "the vendor's code of the offence"}
            - {name: at, logicalType: string, physicalType: text, classification: internal, description: "start, local"}
            - {name: lon, logicalType: string, physicalType: text, classification: internal, description: "degrees east"}
            - {name: lat, logicalType: string, physicalType: text, classification: internal, description: "degrees north"}
      """;

  private static final String SELECT =
      """
      SELECT
        nullif(trim(case_no), '') AS incident_no,
        '1' AS offence_no,
        code AS offence_code_source,
        offence_code(code) AS offence_code,
        offence_origin(code) AS origin,
        local_time(at, 'yyyy-MM-dd HH:mm') AS occurred_from_local,
        instant_of(occurred_from_local, :zone) AS occurred_from,
        wgs84_lon(lon, lat, :coordinate_system) AS lon,
        wgs84_lat(lon, lat, :coordinate_system) AS lat
      FROM dump
      """;

  private ThirdCity() {}

  static Path sources(Path folder) {
    write(folder.resolve("cities/gotham.yaml"), CITY);
    write(folder.resolve("vendors/plain-pipe/incident.odcs.yaml"), CONTRACT);
    write(folder.resolve("vendors/plain-pipe/incident.sql"), SELECT);
    write(
        folder.resolve("vendors/plain-pipe/offences.csv"),
        "source_code,iccs,origin,note\nBRK,0501,reported,burglary\n");
    return folder;
  }

  static byte[] dump() {
    StringBuilder text = new StringBuilder("case_no|code|at|lon|lat\n");
    for (int i = 1; i <= 120; i++) {
      text.append(
          "G%04d|BRK|2019-03-02 13:30|%s|%s%n"
              .formatted(i, -40.0 + (i % 12) * 0.004, 30.0 + Math.floorDiv(i, 12) * 0.004));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
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
