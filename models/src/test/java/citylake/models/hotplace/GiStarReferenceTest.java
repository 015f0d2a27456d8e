package citylake.models.hotplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.Oracle;
import citylake.models.place.CellCounts;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gi* against an independent implementation on a grid of 100 by 100 cells. */
class GiStarReferenceTest {
  private static final double[] THRESHOLDS = {0.01, 0.05, 0.10};

  private static Map<List<Integer>, JudgedCell> judged;
  private static List<NamedCsvRecord> reference;

  @BeforeAll
  static void judge() {
    reference = Oracle.csv("oracle/ref/gistar100.csv.gz");
    int[] x = reference.stream().mapToInt(row -> whole(row, "col")).toArray();
    int[] y = reference.stream().mapToInt(row -> whole(row, "row")).toArray();
    long[] counts = reference.stream().mapToLong(row -> whole(row, "count")).toArray();
    judged = new HashMap<>();
    GiStar.judge(CellCounts.of(x, y, counts), HotPlaceParameters.declared())
        .forEach(cell -> judged.put(List.of(cell.cell().x(), cell.cell().y()), cell));
  }

  @Test
  void scoreAndFalseDiscoveryRateAgreeToNineDigits() {
    assertThat(reference)
        .allSatisfy(
            row -> {
              JudgedCell cell = cellOf(row);
              assertThat(cell.neighbours()).isEqualTo(whole(row, "n_neigh"));
              assertThat(cell.z()).isCloseTo(Oracle.number(row, "gi_star_z"), within(1e-9));
              assertThat(cell.q()).isCloseTo(Oracle.number(row, "q_bh"), within(1e-9));
            });
  }

  @Test
  void pAgreesToOneInAMillionAlsoFarOutInTheTail() {
    assertThat(reference)
        .allSatisfy(
            row -> {
              double expected = Oracle.number(row, "p");
              assertThat(cellOf(row).p() / expected).isCloseTo(1, within(1e-6));
            });
    assertThat(reference.stream().mapToDouble(row -> Oracle.number(row, "p")).min().orElseThrow())
        .as("the reference reaches far out")
        .isLessThan(1e-50);
  }

  @Test
  void binsAreEqualExceptAtAThreshold() {
    assertThat(reference)
        .allSatisfy(
            row -> {
              if (!isAtThreshold(Oracle.number(row, "q_bh"))) {
                assertThat(cellOf(row).bin()).isEqualTo(whole(row, "gi_bin"));
              }
            });
  }

  private static boolean isAtThreshold(double q) {
    return Arrays.stream(THRESHOLDS).anyMatch(threshold -> Math.abs(q - threshold) < 1e-12);
  }

  private static JudgedCell cellOf(NamedCsvRecord row) {
    return judged.get(List.of(whole(row, "col"), whole(row, "row")));
  }

  private static int whole(NamedCsvRecord row, String field) {
    return Integer.parseInt(row.getField(field));
  }
}
