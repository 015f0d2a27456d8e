package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.etl.source.CoordinateSystem.Area;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final CoordinateSystem MISSOURI_EAST =
      Sources.load(List.of()).named("st_louis.crash").orElseThrow().city().coordinateSystem();
  private final Projection projection = new Projection(MISSOURI_EAST);

  private static UTF8String text(String text) {
    return UTF8String.fromString(text);
  }

  @Test
  void stateplaneFeetAgreeWithProjToAMillionthOfADegree() throws Exception {
    List<String[]> places;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                getClass().getResourceAsStream("/projection/esri_102696.csv"),
                StandardCharsets.UTF_8))) {
      places =
          lines
              .lines()
              .filter(line -> Character.isDigit(line.charAt(0)))
              .map(line -> line.split(",", -1))
              .toList();
    }

    assertThat(places).hasSize(50);
    for (String[] place : places) {
      UTF8String x = text(place[0]);
      UTF8String y = text(place[1]);
      assertThat(projection.lon(x, y)).isCloseTo(Double.parseDouble(place[2]), within(1e-6));
      assertThat(projection.lat(x, y)).isCloseTo(Double.parseDouble(place[3]), within(1e-6));
    }
  }

  @Test
  void zeroAndBlankAndWordsAreNoPlace() {
    assertThat(projection.lon(text("0"), text("0"))).isNull();
    assertThat(projection.lat(text(""), text("1000000"))).isNull();
    assertThat(projection.lat(text(" "), text(" "))).isNull();
    assertThat(projection.lon(text("unknown"), text("1000000"))).isNull();
    assertThat(Projection.isGiven(text("0.0"), text("0"))).isFalse();
    assertThat(Projection.isGiven(text("-0.00000240"), text("0.00000120"))).isFalse();
    assertThat(Projection.isGiven(text("898111.4"), text("1036008"))).isTrue();
  }

  @Test
  void placeOutsideTheAreaOfTheSystemIsNoPlace() {
    assertThat(projection.lon(text("9898111.4"), text("1036008"))).isNull();
    assertThat(projection.lon(text("898111.4"), text("9036008"))).isNull();
  }

  @Test
  void degreesStayWhatTheyAreWithinTheirBox() {
    Projection denver =
        new Projection(
            new CoordinateSystem(
                CoordinateSystem.WGS84, null, new Area(-105.6, 39.3, -104.3, 40.2)));

    assertThat(denver.lon(text("-104.9916497"), text("39.7368629"))).isEqualTo(-104.9916497);
    assertThat(denver.lat(text("-104.9916497"), text("39.7368629"))).isEqualTo(39.7368629);
    assertThat(denver.lon(text("-10.9"), text("39.7"))).isNull();
  }

  @Test
  void numbersAreReadAsJavaReadsThem() {
    for (String number :
        List.of(
            "0",
            "-1",
            "898111.4",
            "1036008",
            "-104.99164970",
            ".5",
            "5.",
            " 7.25 ",
            "1e3",
            "123456789012345678",
            "0.1234567890123456789")) {
      assertThat(Decimals.read(text(number)))
          .as(number)
          .isEqualTo(Double.parseDouble(number.strip()));
    }
    assertThat(Decimals.read(text("1.2.3"))).isNaN();
    assertThat(Decimals.read(text("-"))).isNaN();
    assertThat(Decimals.read(text("Infinity"))).isNaN();
  }
}
