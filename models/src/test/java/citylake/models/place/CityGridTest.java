package citylake.models.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.City;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CityGridTest {
  private static final City DENVER =
      new City("0820000", -104.99, 39.74, ZoneId.of("America/Denver"));
  private static final CityGrid GRID = new CityGrid(DENVER, 250, 40_000);

  /** Of the WGS84 ellipsoid at the latitude of Denver. */
  private static final double METRES_PER_DEGREE_LAT = 111_030.0;

  @Test
  void cellZeroBeginsAtTheCentre() {
    assertThat(cellOf(-104.9899, 39.7401)).isEqualTo(new Cell(0, 0));
    assertThat(cellOf(-104.9901, 39.7399)).isEqualTo(new Cell(-1, -1));
  }

  @Test
  void aMetreOfTheGridIsAMetreOfTheGround() {
    LonLat near = GRID.centreOf(new Cell(0, 0));
    LonLat far = GRID.centreOf(new Cell(0, 100));

    assertThat((far.lat() - near.lat()) * METRES_PER_DEGREE_LAT).isCloseTo(25_000, within(25.0));
  }

  @Property
  void theCentreOfACellLiesInIt(
      @ForAll @IntRange(min = -110, max = 110) int x,
      @ForAll @IntRange(min = -110, max = 110) int y) {
    LonLat centre = GRID.centreOf(new Cell(x, y));

    assertThat(cellOf(centre.lon(), centre.lat())).isEqualTo(new Cell(x, y));
  }

  @Test
  void cornersGoRoundTheCell() {
    List<LonLat> corners = GRID.cornersOf(new Cell(3, -2));
    LonLat next = GRID.cornersOf(new Cell(4, -2)).get(0);

    assertThat(corners).hasSize(4);
    assertThat(corners.get(1))
        .as("south-east corner is the neighbour's south-west")
        .isEqualTo(next);
    assertThat(corners.get(2).lat()).isGreaterThan(corners.get(1).lat());
    assertThat(corners.get(3).lon()).isLessThan(corners.get(2).lon());
  }

  @Test
  void placesTooFarAwayOrUnknownHaveNoCell() {
    assertThat(GRID.cellKeyOf(-104.99, 39.74 + 0.359)).as("39.9 km").isPresent();
    assertThat(GRID.cellKeyOf(-104.99, 39.74 + 0.362)).as("40.2 km").isEmpty();
    assertThat(GRID.cellKeyOf(0, 0)).isEmpty();
    assertThat(GRID.cellKeyOf(75.01, -39.74)).as("the other side of the earth").isEmpty();
    assertThat(GRID.cellKeyOf(Double.NaN, 39.74)).isEmpty();
    assertThat(GRID.cellKeyOf(-104.99, Double.POSITIVE_INFINITY)).isEmpty();
  }

  @Test
  void aCityAtTheDateLineHasOneGrid() {
    CityGrid suva =
        new CityGrid(new City("F", 179.99, -18, ZoneId.of("Pacific/Fiji")), 250, 40_000);

    assertThat(Cell.ofKey(suva.cellKeyOf(-179.99, -18).getAsLong())).isEqualTo(new Cell(8, -1));
  }

  private static Cell cellOf(double lon, double lat) {
    return Cell.ofKey(GRID.cellKeyOf(lon, lat).getAsLong());
  }
}
