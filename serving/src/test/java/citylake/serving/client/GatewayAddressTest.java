package citylake.serving.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {
  @Test
  void hostAndPortAndWhatJdbcWrites() {
    assertThat(GatewayAddress.of("127.0.0.1:10443"))
        .isEqualTo(new GatewayAddress("127.0.0.1", 10443, null));
    assertThat(GatewayAddress.of("jdbc:hive2://gateway.example:10443/published"))
        .isEqualTo(new GatewayAddress("gateway.example", 10443, "published"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "gateway:99999", "http://gateway:1/x", ":1"})
  void anythingElseIsNone(String text) {
    assertThatThrownBy(() -> GatewayAddress.of(text))
        .hasMessage(
            "Invalid address of a gateway: '%s' (wanted: HOST:PORT, e.g. 127.0.0.1:10443)"
                .formatted(text));
  }
}
