package citylake.orchestration.check;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.DumpContract;
import citylake.etl.source.DumpContract.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownValueTest {
  private static final DumpContract CONTRACT =
      new DumpContract(
          "v.incident",
          "1",
          null,
          List.of(
              new Field("district", "where", "public"),
              new Field("number", "which", "internal"),
              new Field("address", "where exactly", "sensitive"),
              new Field("name", "who", "top_secret")));

  private final ShownValue values = new ShownValue(CONTRACT, false);

  @Test
  void valuesOfFieldsThatMayTellOfAPersonAreNeverShown() {
    assertThat(values.of("district", "North")).isEqualTo("'North'");
    assertThat(values.of("number", "A-7")).isEqualTo("'A-7'");
    assertThat(values.of("address", "1 Any St")).isEqualTo("withheld, 8 characters");
    assertThat(values.of("name", "𠀀")).isEqualTo("withheld, 1 character");
    assertThat(values.of("in no contract", "x")).isEqualTo("withheld, 1 character");
  }

  @Test
  void whoWantsNoValuesGetsNone() {
    assertThat(new ShownValue(CONTRACT, true).of("district", "North"))
        .isEqualTo("withheld, 5 characters");
  }

  @Test
  void longValuesAreCutAndControlCharactersAreNotPrinted() {
    assertThat(values.of("district", "x".repeat(50)))
        .isEqualTo("'" + "x".repeat(40) + "...', 50 characters");
    assertThat(values.of("district", "a\u001b[31m")).isEqualTo("'a?[31m'");
    assertThat(values.of("district", " ")).isEqualTo("empty");
  }
}
