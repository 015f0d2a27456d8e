package citylake.etl.landing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScanLimitsTest {
  @Test
  void limitsThatCannotHoldAreRefused() {
    assertThatThrownBy(() -> new ScanLimits(-1, 0, -3, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid scan limits (shares and few records from 0, ratio from 1, sizes above 0, records up to 1 GiB): shares -1.0 and 0.0, few records -3, ratio 1.0, sizes 1, 1, 1.");
  }
}
