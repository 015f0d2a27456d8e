package citylake.orchestration.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("land:denver", "land:dever", "hot_place");

  @Test
  void theNameThatDiffersInTheFewestLettersIsMeant() {
    assertThat(NearestName.hint("hot_plcae", KNOWN)).isEqualTo(" Did you mean 'hot_place'?");
    assertThat(NearestName.of("land:denve", KNOWN)).contains("land:denver");
  }

  @Test
  void aNameThatIsFarFromAllOthersHasNoHint() {
    assertThat(NearestName.hint("land:atlantis", List.of("land:jichuan"))).isEmpty();
    assertThat(NearestName.hint("x", List.of())).isEmpty();
  }
}
