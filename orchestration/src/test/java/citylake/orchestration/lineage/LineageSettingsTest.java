package citylake.orchestration.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageSettingsTest {
  @Test
  void withoutVariablesANightTellsNobodyElse() {
    assertThat(LineageSettings.of(Map.of())).isEqualTo(LineageSettings.HERE);
  }

  @Test
  void aServerIsShownWithoutItsToken() {
    LineageSettings settings =
        LineageSettings.of(
            Map.of("OPENLINEAGE_URL", "http://127.0.0.1:5000/", "OPENLINEAGE_API_KEY", "secret"));

    assertThat(settings.server().orElseThrow().shown()).isEqualTo("http://127.0.0.1:5000");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThatThrownBy(() -> LineageSettings.of(Map.of("OPENLINEAGE_URL", "lineage.example")))
        .hasMessage(
            "Invalid OPENLINEAGE_URL (must begin with http:// or https:// and name a host). Nothing was sent; mend or unset it.");
  }
}
