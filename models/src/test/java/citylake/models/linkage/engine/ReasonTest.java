package citylake.models.linkage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.linkage.settings.SettingsFile;
import org.junit.jupiter.api.Test;

class ReasonTest {
  private final Reason reason =
      new Reason(
          SettingsFile.parse(
                  "test.yaml",
                  """
                  id: id
                  comparisons:
                    - {column: name, levels: [exact, {jaro_winkler: 0.9}]}
                    - {column: born, levels: [exact]}
                    - {column: city, levels: [exact]}
                  blocking: [[born], [city]]
                  """)
              .comparisons());

  @Test
  void largestPartComesFirstWithItsBitsRoundedToTenths() {
    assertThat(reason.of(new int[] {1, 0, -1}, new double[] {-0.25, 11.04, 0}))
        .isEqualTo(
            "born the same (+11.0); name spelled alike (Jaro-Winkler at least 0.9) (-0.3);"
                + " city missing (+0.0)");
  }

  @Test
  void impossibleLevelWeighsInfinitelyMuch() {
    assertThat(reason.of(new int[] {2, 1, 1}, new double[] {-1, Double.NEGATIVE_INFINITY, -0.04}))
        .isEqualTo("born different (-Infinity); name different (-1.0); city different (-0.0)");
  }
}
