package citylake.orchestration.delivery;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An invented city that delivers incidents in the form of a built-in one. */
final class Gotham {
  static final String HEADER =
      "INCIDENT_ID,OFFENSE_ID,OFFENSE_CODE,OFFENSE_CODE_EXTENSION,OFFENSE_TYPE_ID,OFFENSE_CATEGORY_ID,FIRST_OCCURRENCE_DATE,LAST_OCCURRENCE_DATE,REPORTED_DATE,INCIDENT_ADDRESS,GEO_X,GEO_Y,GEO_LON,GEO_LAT,DISTRICT_ID,PRECINCT_ID,NEIGHBORHOOD_ID,IS_CRIME,IS_TRAFFIC";

  private Gotham() {}

  /**
   * All sources, with this one declared in the folder.
   *
   * @param more keys of its dump, each behind a comma
   */
  static List<Source> declared(Path sources, String more) throws IOException {
    Path city = sources.resolve("cities/gotham.yaml");
    Files.createDirectories(city.getParent());
    Files.writeString(
        city,
        """
        city: gotham
        name: Gotham
        city_code: "9900000"
        city_code_system: invented
        vendor: denver-open-data
        time_zone: America/Denver
        coordinate_system: {name: "EPSG:4326", area: {west: -105.6, south: 39.3, east: -104.3, north: 40.2}}
        centre: {lon: -104.99, lat: 39.74}
        deadline: "01:00"
        contact: nobody
        onboarding: {state: live, wave: 1}
        dumps:
          incident: {files: "gotham/crime*.csv"%s}
        """
            .formatted(more));
    return Sources.load(List.of(sources)).all();
  }
}
