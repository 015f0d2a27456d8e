package citylake.etl.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "12000000001",
        "+8612000000001",
        "+86 120-0000-0001",
        "008612000000001",
        "８６１２００００００００１",
        "012000000001",
        "(86)120 0000 0001",
        " 12000000001 "
      })
  void oneNumberHasOneWayOfWriting(String text) {
    assertThat(MobileNumber.of(text)).isEqualTo("12000000001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "无",
        "1200000000",
        "120000000012",
        "0531-88880000",
        "22000000001",
        "12000000001/12000000002",
        "1200000000a"
      })
  void whatIsNoMobileNumberIsNull(String text) {
    assertThat(MobileNumber.of(text)).isNull();
  }
}
