package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** Against places of China that another library converted, and against the way there and back. */
class ShiftedDegreesTest {
  private static final double METRES_A_DEGREE = 111_320;

  /** One place in all three systems, longitude before latitude. */
  private record Place(double[] wgs84, double[] gcj02, double[] bd09) {
    static Place of(String line) {
      String[] cells = line.split(",", -1);
      return new Place(pair(cells, 4), pair(cells, 6), pair(cells, 8));
    }

    private static double[] pair(String[] cells, int at) {
      return new double[] {Double.parseDouble(cells[at]), Double.parseDouble(cells[at + 1])};
    }
  }

  private static List<Place> places() throws IOException {
    return Files.readAllLines(SharedData.folder().resolve("geo/gcoord_china_cities.csv")).stream()
        .skip(1)
        .map(Place::of)
        .toList();
  }

  private static double metres(double[] one, double[] other) {
    double east = (one[0] - other[0]) * Math.cos(Math.toRadians(one[1]));
    return Math.hypot(east, one[1] - other[1]) * METRES_A_DEGREE;
  }

  @Test
  void shiftAgreesWithThePublishedPlacesWithinAMetre() throws IOException {
    assertThat(places()).hasSize(664);
    for (Place place : places()) {
      double[] wgs84 = place.wgs84();

      assertThat(metres(ShiftedDegrees.GCJ_02.shifted(wgs84[0], wgs84[1]), place.gcj02()))
          .isLessThan(1);
      assertThat(metres(ShiftedDegrees.BD_09.shifted(wgs84[0], wgs84[1]), place.bd09()))
          .isLessThan(1);
    }
  }

  @Test
  void secondShiftOfBaiduAgreesWithinADecimetre() throws IOException {
    for (Place place : places()) {
      double[] wgs84 = ShiftedDegrees.GCJ_02.toWgs84(place.gcj02()[0], place.gcj02()[1]);

      assertThat(metres(ShiftedDegrees.BD_09.shifted(wgs84[0], wgs84[1]), place.bd09()))
          .isLessThan(0.1);
    }
  }

  @Test
  void wayBackLeadsToWgs84WithinAMetre() throws IOException {
    for (Place place : places()) {
      double[] fromGcj02 = ShiftedDegrees.GCJ_02.toWgs84(place.gcj02()[0], place.gcj02()[1]);
      double[] fromBd09 = ShiftedDegrees.BD_09.toWgs84(place.bd09()[0], place.bd09()[1]);

      assertThat(metres(fromGcj02, place.wgs84())).isLessThan(1);
      assertThat(metres(fromBd09, place.wgs84())).isLessThan(1);
    }
  }

  @Test
  void baidusPlacesAgreeWithTheStatesOwnWithinAHundredThousandthOfADegree() throws IOException {
    for (Place place : places()) {
      double[] wgs84 = ShiftedDegrees.BD_09.toWgs84(place.bd09()[0], place.bd09()[1]);
      double[] gcj02 = ShiftedDegrees.GCJ_02.shifted(wgs84[0], wgs84[1]);

      assertThat(gcj02[0]).isCloseTo(place.gcj02()[0], within(1e-5));
      assertThat(gcj02[1]).isCloseTo(place.gcj02()[1], within(1e-5));
    }
  }

  @Test
  void thereAndBackIsTheSamePlaceToAMillimetre() {
    for (ShiftedDegrees system : ShiftedDegrees.values()) {
      for (double lon = 74; lon < 135; lon += 3.7) {
        for (double lat = 18; lat < 54; lat += 2.3) {
          double[] there = system.shifted(lon, lat);

          assertThat(metres(system.toWgs84(there[0], there[1]), new double[] {lon, lat}))
              .isLessThan(0.001);
        }
      }
    }
  }

  @Test
  void placesOutsideChinaAreNotShifted() {
    assertThat(ShiftedDegrees.GCJ_02.toWgs84(-104.99, 39.74)).containsExactly(-104.99, 39.74);
    assertThat(ShiftedDegrees.BD_09.toWgs84(2.35, 48.86)).containsExactly(2.35, 48.86);
  }

  @Test
  void declaredSystemIsReadWhateverItsMarks() {
    for (String name : List.of("GCJ-02", "gcj02")) {
      Projection projection =
          new Projection(new CoordinateSystem(name, null, CoordinateSystem.WORLD));
      UTF8String x = UTF8String.fromString("114.022306");
      UTF8String y = UTF8String.fromString("33.0115324");

      assertThat(projection.lon(x, y)).isCloseTo(114.0164322, within(1e-5));
      assertThat(projection.lat(x, y)).isCloseTo(33.0133556, within(1e-5));
    }
    assertThat(new CoordinateSystem("GCJ-02", null, CoordinateSystem.WORLD).isWgs84()).isFalse();
  }
}
