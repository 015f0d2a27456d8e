package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dumps of an invented town around a published place, whose GCJ-02 shift holds for some kilometres
 * to a metre or two.
 */
class DegreeSystemTest {
  private static final double LON = 114.0164322;
  private static final double LAT = 33.0133556;
  private static final double GCJ02_EAST = 114.022306 - LON;
  private static final double GCJ02_NORTH = 33.0115324 - LAT;
  private static final int PLACES = 300;

  @TempDir Path folder;

  /** The same places each time, along a few roads; the number is the record's. */
  private static double[] place(int number) {
    Random random = new Random(number);
    double along = random.nextInt(200) * 0.0001;
    int road = number % 5;
    return new double[] {LON + along, LAT + road * 0.004};
  }

  private Path dump(String name, double east, double north, IntFunction<String> address)
      throws IOException {
    StringBuilder text = new StringBuilder("case_no,occurred,lon,lat,address,offence_type\n");
    for (int i = 0; i < PLACES; i++) {
      double[] place = place(i);
      text.append(
          String.format(
              Locale.ROOT,
              "A%d,2026-03-02 %d:%02d:00,%.6f,%.6f,%s,theft\n",
              i,
              i % 24,
              i % 60,
              place[0] + east,
              place[1] + north,
              address.apply(i)));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private Path shifted() throws IOException {
    return dump("sample.csv", GCJ02_EAST, GCJ02_NORTH, i -> "road " + i);
  }

  private static Draft draft(Path sample, KnownPlaces known) {
    return Drafter.of(sample, Known.projection(null), known);
  }

  private static Finding finding(Draft draft) {
    return draft.findings().stream()
        .filter(finding -> finding.topic().equals("system of the degrees"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(draft.findings().toString()));
  }

  private static String cityYaml(Draft draft) {
    return draft.files().stream()
        .filter(file -> file.path().equals(draft.cityFile()))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void withoutAnythingToCompareTheDoubtIsPutInWordsAndAsked() throws IOException {
    Draft draft = draft(shifted(), KnownPlaces.NONE);

    assertThat(finding(draft).conclusion()).isEqualTo("taken for WGS84, which nothing shows");
    assertThat(finding(draft).doubt())
        .matches(
            "here GCJ-02 lies 58\\d m and BD-09 1[23]\\d\\d m off WGS84: ask the city which it writes, or give places that are known in WGS84 with --known");
    assertThat(cityYaml(draft)).contains("coordinate_system: {name: \"EPSG:4326\"}  # ask: here");
    assertThat(draft.asks())
        .anyMatch(ask -> ask.startsWith("system of the degrees: here GCJ-02 lies"));
  }

  @Test
  void placesWithTheSameAddressTellGcj02() throws IOException {
    KnownPlaces known = KnownPlaces.of(dump("earlier.csv", 0, 0, i -> "ROAD " + i));

    Draft draft = draft(shifted(), known);

    assertThat(finding(draft).conclusion()).isEqualTo("GCJ-02");
    assertThat(finding(draft).reason())
        .matches(
            "held against 300 known places of earlier.csv, by the same address: the median lies 58\\d m read as WGS84, \\d m read as GCJ-02, \\d{3,4} m read as BD-09");
    assertThat(cityYaml(draft))
        .contains(
            "coordinate_system: {name: \"GCJ-02\"}  # ask: proposed from the comparison: have the city confirm that it writes GCJ-02");
    assertThat(draft.cells()).allMatch(cell -> Math.abs(cell.lat() - LAT) < 0.021);
  }

  @Test
  void placesWithoutAddressesTellItByTheNearest() throws IOException {
    KnownPlaces known = KnownPlaces.of(dump("points.csv", 0, 0, i -> ""));

    assertThat(finding(draft(shifted(), known)).conclusion()).isEqualTo("GCJ-02");
    assertThat(finding(draft(shifted(), known)).reason()).contains("by the nearest");
  }

  @Test
  void placesThatAgreeShowWgs84() throws IOException {
    Path sample = dump("sample.csv", 0, 0, i -> "road " + i);

    Finding finding = finding(draft(sample, KnownPlaces.of(sample)));

    assertThat(finding.conclusion()).isEqualTo("WGS84");
    assertThat(finding.doubt()).isEmpty();
  }

  @Test
  void placesThatFitNoneAreNoProof() throws IOException {
    KnownPlaces known = KnownPlaces.of(dump("elsewhere.csv", 0.5, 0.5, i -> "lane " + i));

    Finding finding = finding(draft(shifted(), known));

    assertThat(finding.conclusion())
        .isEqualTo("taken for WGS84, which the comparison does not show");
    assertThat(finding.doubt()).startsWith("the distances are too much alike");
  }

  @Test
  void outsideChinaThereIsNoDoubt() throws IOException {
    Path sample = dump("sample.csv", -LON - 104.99, 6.7, i -> "road " + i);

    assertThat(draft(sample, KnownPlaces.NONE).findings())
        .noneMatch(finding -> finding.topic().equals("system of the degrees"));
  }

  @Test
  void aFileWithoutPlacesCannotBeComparedWith() throws IOException {
    Path file = Files.writeString(folder.resolve("list.csv"), "name,number\na,1\nb,2\n");

    assertThatThrownBy(() -> KnownPlaces.of(file))
        .hasMessage(
            "Cannot compare with list.csv: it has no columns of longitude and latitude in degrees. Nothing was written.");
  }
}
