package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownStepTest {
  @Test
  void aMisspeltStepIsToldWithTheNearest() {
    assertThat(new UnknownStep("land:jichaun", List.of("land:jichuan", "intake")))
        .hasMessage(
            "Invalid step: there is no land:jichaun. Did you mean 'land:jichuan'? A night has: land:jichuan, intake. Nothing was changed.");
  }
}
