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
  void theNightBelongsToTheWholeOfWhichOneTaskAskedForItFirst() {
    String task = "default/nightly.land/019a0000-0000-7000-8000-000000000001";
    String dag = "default/nightly/019a0000-0000-7000-8000-000000000002";

    assertThat(LineageSettings.of(Map.of("OPENLINEAGE_PARENT_ID", task)).parent())
        .hasToString("Optional[%s]".formatted(task));
    assertThat(
            LineageSettings.of(
                    Map.of("OPENLINEAGE_PARENT_ID", task, "OPENLINEAGE_ROOT_PARENT_ID", dag))
                .parent())
        .hasToString("Optional[%s]".formatted(dag));
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
  void aTokenIsNotSentInTheOpenToAnotherMachine() {
    assertThatThrownBy(
            () ->
                LineageSettings.of(
                    Map.of(
                        "OPENLINEAGE_URL", "http://192.0.2.1:5000",
                        "OPENLINEAGE_API_KEY", "secret")))
        .hasMessage(
            "Invalid OPENLINEAGE_URL: 192.0.2.1 is another machine, and OPENLINEAGE_API_KEY would travel in the open. Nothing was sent; use https://, or unset OPENLINEAGE_API_KEY.");
    assertThat(LineageSettings.of(Map.of("OPENLINEAGE_URL", "http://192.0.2.1:5000")).server())
        .isPresent();
    assertThat(
            LineageSettings.of(
                    Map.of(
                        "OPENLINEAGE_URL", "https://192.0.2.1:5000",
                        "OPENLINEAGE_API_KEY", "secret"))
                .server())
        .isPresent();
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    assertThatThrownBy(() -> LineageSettings.of(Map.of("OPENLINEAGE_URL", "lineage.example")))
        .hasMessage(
            "Invalid OPENLINEAGE_URL (must begin with http:// or https:// and name a host). Nothing was sent; mend or unset it.");
  }
}
