package citylake.orchestration.night;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record in the form of Denver's dumps: a burglary of a Monday noon at a known place unless a
 * test says otherwise.
 */
public record DenverRow(String incident, String offence, String first, String lon, String lat) {
  static final String HEADER =
      "INCIDENT_ID,OFFENSE_ID,OFFENSE_CODE,OFFENSE_CODE_EXTENSION,OFFENSE_TYPE_ID,OFFENSE_CATEGORY_ID,FIRST_OCCURRENCE_DATE,LAST_OCCURRENCE_DATE,REPORTED_DATE,INCIDENT_ADDRESS,GEO_X,GEO_Y,GEO_LON,GEO_LAT,DISTRICT_ID,PRECINCT_ID,NEIGHBORHOOD_ID,IS_CRIME,IS_TRAFFIC";

  static DenverRow incident(int number) {
    return new DenverRow(
        "2019" + number,
        "2019" + number + "220200",
        "3/4/2019 11:%02d:00 AM".formatted(number % 60),
        Double.toString(-104.99 + (number % 40) * 0.004),
        Double.toString(39.70 + (number / 40 % 20) * 0.004));
  }

  DenverRow first(String text) {
    return new DenverRow(incident, offence, text, lon, lat);
  }

  String text() {
    return String.join(
        ",",
        List.of(
            incident,
            offence,
            "2202",
            "0",
            "burglary-residence-by-force",
            "burglary",
            first,
            "",
            first,
            "100 INVENTED ST",
            "3150000",
            "1690000",
            lon,
            lat,
            "1",
            "111",
            "invented",
            "1",
            "0"));
  }

  public static List<DenverRow> incidents(int from, int to) {
    return Stream.iterate(from, n -> n < to, n -> n + 1).map(DenverRow::incident).toList();
  }

  public static byte[] csv(List<DenverRow> rows) {
    return lines(HEADER, rows).getBytes(StandardCharsets.UTF_8);
  }

  static String lines(String header, List<DenverRow> rows) {
    return header
        + "\n"
        + rows.stream().map(DenverRow::text).collect(Collectors.joining("\n"))
        + "\n";
  }

  /** The same in another encoding, with a street name that has letters beyond ASCII. */
  static byte[] csv(List<DenverRow> rows, Charset charset) {
    return lines(HEADER, rows).replace("INVENTED ST", "发明路").getBytes(charset);
  }
}
