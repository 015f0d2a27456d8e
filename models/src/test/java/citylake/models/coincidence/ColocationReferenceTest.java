package citylake.models.coincidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.Oracle;
import citylake.models.place.Cell;
import citylake.models.place.CellCounts;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 20,000 crimes and 12,000 crashes in a square of 20 km, against independent reference results:
 * pair counts exact, figures of cells of 250 m and of hours to 1e-9.
 */
class ColocationReferenceTest {
  private static final int SIDE_M = 250;
  private static final int CELLS_A_SIDE = 80;
  private static final int TOP = 320;

  private static JsonNode expected;
  private static Positions crimes;
  private static Positions crashes;
  private static double[] crimeHours;
  private static double[] crashHours;

  @BeforeAll
  static void readReference() throws IOException {
    expected =
        new ObjectMapper()
            .readTree(SharedData.folder().resolve("oracle/ref/colocation.json").toFile());
    List<NamedCsvRecord> events = Oracle.csv("oracle/crime_crash.csv.gz");
    crimes = positions(events, "crime");
    crashes = positions(events, "crash");
    crimeHours = hours(events, "crime");
    crashHours = hours(events, "crash");
  }

  @Test
  void pairsAreCountedExactly() {
    List<Integer> distances = IntStream.of(50, 100, 200, 300, 500, 1000).boxed().toList();

    long[] pairs = CrossPairs.within(crimes, crashes, distances);

    assertThat(pairs).containsExactly(numbers("pair_counts").mapToLong(n -> n.asLong()).toArray());
    CrossK k =
        CrossK.of(
            pairs,
            distances.stream().mapToDouble(r -> r).toArray(),
            20_000.0 * 20_000,
            crimes.total(),
            crashes.total());
    for (int i = 0; i < pairs.length; i++) {
      assertThat(k.k()[i]).isCloseTo(value("K12", i), relative(value("K12", i)));
      assertThat(Math.sqrt(k.k()[i] / Math.PI))
          .as("Besag's L")
          .isCloseTo(value("L12", i), relative(value("L12", i)));
      assertThat(k.pairCorrelation()[i]).isCloseTo(value("pcf12", i), relative(value("pcf12", i)));
    }
  }

  /** L and I by PySAL's esda 2.x (Spatial_Pearson, Moran_BV) on the same cells. */
  @Test
  void leesLAndBivariateMoranAgreeWithPysal() {
    MapAgreement maps = maps().shifted(0, 0);

    assertThat(maps.cells()).isEqualTo(expected.get("cells").asInt());
    assertThat(maps.lee()).isCloseTo(0.7915968968393033, within(1e-9));
    assertThat(maps.moran()).isCloseTo(0.8489048682251824, within(1e-9));
    assertThat(maps.neighbourhoodR())
        .as("L over the root of each map's own, 0.80322309 and 0.78769657")
        .isCloseTo(0.7915968968 / Math.sqrt(0.80322309 * 0.78769657), within(1e-7));
  }

  @Test
  void busiestCellsAndRanksAreTheReferences() {
    PlaceAgreement places = PlaceAgreement.of(cells(crimes), cells(crashes), 0.05);

    assertThat(places.topCells()).isEqualTo(expected.get("hot_cells_each").asInt());
    assertThat(places.inBothTops()).isEqualTo(expected.get("overlap").asInt());
    assertThat(places.jaccard()).isCloseTo(figure("jaccard"), within(1e-9));
    assertThat(places.lift()).isCloseTo(figure("lift"), within(1e-9));
    assertThat(places.share()).isCloseTo(figure("share_of_crime_hot_also_crash_hot"), within(1e-9));
    assertThat(places.spearman()).isCloseTo(figure("spearman"), within(1e-9));
  }

  @Test
  void hoursAreTheReferences() {
    HourAgreement week = new HourAgreement(crimeHours, crashHours);

    assertThat(crimeHours).containsExactly(doubles("how_crime"));
    assertThat(crashHours).containsExactly(doubles("how_crash"));
    assertThat(week.pearson()).isCloseTo(figure("how_pearson"), within(1e-9));
    assertThat(week.spearman()).isCloseTo(figure("how_spearman"), within(1e-9));
    assertThat(week.ofResiduals().pearson()).isCloseTo(figure("how_resid_pearson"), within(1e-9));
  }

  /** The reference's 199 shifts are others than these: none of either reaches the observed map. */
  @Test
  void noShiftReachesTheObservedOverlapAsInTheReference() {
    MapPair maps = maps();
    List<TorusShifts.Shift> shifts = TorusShifts.of(maps, 0.25, 199, 1);
    double[] overlaps =
        shifts.stream()
            .mapToDouble(shift -> maps.shifted(shift.east(), shift.north()).topShare() * TOP)
            .toArray();

    ShiftNull shifted = ShiftNull.of(maps.shifted(0, 0).topShare() * TOP, overlaps);

    assertThat(shifted.p()).isEqualTo(figure("p_overlap_shift"));
    double all = 0;
    for (int east = 0; east < CELLS_A_SIDE; east++) {
      for (int north = 0; north < CELLS_A_SIDE; north++) {
        all += maps.shifted(east, north).topShare() * TOP;
      }
    }
    assertThat(all)
        .as("over all shifts of a full square each of the cells meets each once")
        .isCloseTo(TOP * TOP, within(1e-6));
  }

  /** The excess times an even spread on a full square, whose edges are known in closed form. */
  @Test
  void binnedPairsOfTheMapAsItIsAreCloseToTheExactCounts() {
    double[] distances = {200, 500, 1000};
    double side = (double) CELLS_A_SIDE * SIDE_M;
    BinnedPairs bins = new BinnedPairs(crimes, crashes, cellKeys(), SIDE_M, 25, distances);

    double[] excess = bins.shifted(0, 0).within();

    int[] at = {2, 4, 5};
    double[] tolerance = {0.03, 0.01, 0.005};
    for (int i = 0; i < distances.length; i++) {
      assertThat(value("K12", at[i]) / (excess[i] * evenK(distances[i], side)))
          .isCloseTo(1, within(tolerance[i]));
    }
    assertThat(bins.shifted(31, 17).within()[2] * evenK(1000, side))
        .as("shifted maps stay within the reference's simulated band")
        .isBetween(0.5 * value("K_sim_lo", 5), 1.5 * value("K_sim_hi", 5));
  }

  /** K of an even spread within a square: a circle less what lies beyond its sides. */
  private static double evenK(double r, double side) {
    return Math.PI * r * r - 8 * Math.pow(r, 3) / 3 / side + Math.pow(r, 4) / 2 / side / side;
  }

  private static MapPair maps() {
    return MapPair.of(cells(crimes), cells(crashes), TOP);
  }

  private static CellCounts cells(Positions positions) {
    return positions.over(cellKeys(), SIDE_M);
  }

  private static long[] cellKeys() {
    return IntStream.range(0, CELLS_A_SIDE * CELLS_A_SIDE)
        .mapToLong(i -> Cell.key(i / CELLS_A_SIDE, i % CELLS_A_SIDE))
        .toArray();
  }

  private static Positions positions(List<NamedCsvRecord> events, String kind) {
    List<NamedCsvRecord> ofKind =
        events.stream().filter(event -> event.getField("kind").equals(kind)).toList();
    return new Positions(
        ofKind.stream().mapToDouble(event -> Oracle.number(event, "x")).toArray(),
        ofKind.stream().mapToDouble(event -> Oracle.number(event, "y")).toArray(),
        ofKind.stream().mapToLong(event -> 1).toArray());
  }

  /** By start; second 0 is a Monday's midnight. */
  private static double[] hours(List<NamedCsvRecord> events, String kind) {
    double[] hours = new double[168];
    for (NamedCsvRecord event : events) {
      if (event.getField("kind").equals(kind)) {
        hours[(int) (Long.parseLong(event.getField("t")) / 3600 % 168)]++;
      }
    }
    return hours;
  }

  private static java.util.stream.Stream<JsonNode> numbers(String name) {
    return StreamSupport.stream(expected.get(name).spliterator(), false);
  }

  private static double[] doubles(String name) {
    return numbers(name).mapToDouble(JsonNode::asDouble).toArray();
  }

  private static double value(String name, int i) {
    return expected.get(name).get(i).asDouble();
  }

  private static double figure(String name) {
    return expected.get(name).asDouble();
  }

  private static org.assertj.core.data.Offset<Double> relative(double value) {
    return within(1e-9 * Math.abs(value));
  }
}
