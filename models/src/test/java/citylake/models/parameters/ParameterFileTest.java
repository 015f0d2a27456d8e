package citylake.models.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.models.clock.HourClockParameters;
import citylake.models.coincidence.CoincidenceParameters;
import citylake.models.coincidence.ShiftParameters;
import citylake.models.coincidence.VerdictParameters;
import citylake.models.hotplace.HotPlaceParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterFileTest {
  @Test
  void declaredParametersAreValid() {
    assertThat(HotPlaceParameters.declared().cellSizeM()).isEqualTo(250);
    assertThat(HotPlaceParameters.declared().withDiscovered()).isFalse();
    assertThat(HourClockParameters.declared()).isEqualTo(new HourClockParameters(7, false));
    assertThat(CoincidenceParameters.declared().defaultTimes())
        .containsExactly(LocalTime.MIDNIGHT, LocalTime.NOON);
  }

  @Test
  void allFaultsOfAFileAreReportedTogether() {
    String yaml =
        """
        cell_size: {value: 250, unit: m, source: custom, confidence: sure}
        colour: {value: red, unit: "1", source: taste, confidence: low}
        reach: {value: 3, confidence: low}
        """;

    assertThatThrownBy(() -> parse(yaml, "cell_size", "reach", "depth"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid parameters in test.yaml: cell_size has confidence sure, must be one of high, medium, low;"
                + " reach has no unit, source; depth is missing; colour is not a parameter of this model.");
  }

  @Test
  void aValueOfTheWrongTypeIsRefused() throws IOException {
    ParameterFile file =
        parse("cell_size: {value: wide, unit: m, source: custom, confidence: low}", "cell_size");

    assertThatThrownBy(() -> file.wholeNumber("cell_size"))
        .hasMessage("Invalid parameter cell_size in test.yaml (must be a whole number): wide");
  }

  @Test
  void aModelWithoutParametersIsNamed() {
    assertThatThrownBy(() -> ParameterFile.of("weather"))
        .hasMessage(
            "Cannot find the parameters of model weather: no parameters/weather.yaml on the class path.");
  }

  @Test
  void valuesOutOfRangeAreReportedTogether() {
    assertThatThrownBy(() -> new HotPlaceParameters(0, -1, 40_000, 12, 1.5, -2, false))
        .hasMessage(
            "Invalid hot place parameters: cell_size must be at least 1 m: 0;"
                + " study_area_distance must not be negative: -1.0;"
                + " minimum_cells must be at least 30: 12;"
                + " significance must lie between 0 and 1: 1.5;"
                + " sparse_below must not be negative: -2.0.");
    assertThatThrownBy(
            () ->
                new CoincidenceParameters(
                    500,
                    100,
                    1,
                    0,
                    List.of(),
                    8,
                    false,
                    List.of(9, 3),
                    new ShiftParameters(9, 9, 0, 3, 1),
                    new VerdictParameters(0, 1, 0, 0, 0)))
        .hasMessage(
            "Invalid coincidence parameters: left_out_beyond must be from one cell to 100,000 m: 100.0;"
                + " top_share must lie between 0 and 1: 1.0; minimum_events must be at least 1: 0;"
                + " longest_span must be from 1 to 7 days: 8;"
                + " distances must be positive and ascending: [9, 3];"
                + " permutations must be at least 99 and pair_permutations from 39 to as many: 9, 9;"
                + " minimum_part must lie between 0 and 1: 0.0;"
                + " pair_bin must divide a cell of 500 m: 3;"
                + " significance must lie between 0 and 0.1: 0.0;"
                + " large_correlation must lie between 0 and 1: 1.0;"
                + " minimum_cells must be at least 1: 0;"
                + " enough_placed and enough_timed must be at least 1: 0, 0.");
    assertThatThrownBy(() -> new HourClockParameters(8, false))
        .hasMessage("Invalid hour clock parameters: longest_span must be from 1 to 7 days: 8");
  }

  private static ParameterFile parse(String yaml, String... expected) throws IOException {
    return ParameterFile.parse(
        "test.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), expected);
  }
}
