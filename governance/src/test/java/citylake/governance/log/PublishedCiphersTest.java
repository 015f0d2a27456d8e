package citylake.governance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.governance.alarm.HmacSm3;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The standards' own examples of SM3 and SM2. */
class PublishedCiphersTest {
  private static final Map<String, String> VECTORS = new HashMap<>();

  @BeforeAll
  static void vectors() throws IOException {
    for (String line : Files.readAllLines(SharedData.folder().resolve("crypto/sm_vectors.csv"))) {
      String[] fields = line.split(",", -1);
      VECTORS.put(fields[0] + " " + fields[2], fields[3]);
    }
  }

  @Test
  void hashesAreThePublishedOnes() {
    for (String example : new String[] {"sm3-1", "sm3-2"}) {
      assertThat(Sm3.hex(VECTORS.get(example + " msg_utf8")))
          .isEqualTo(VECTORS.get(example + " digest"));
    }
  }

  @Test
  void thePublishedSignatureHoldsAndNoOther() {
    HeadSignature key =
        new HeadSignature(
            "04" + VECTORS.get("sm2-sign public_x") + VECTORS.get("sm2-sign public_y"));
    String message = VECTORS.get("sm2-sign msg_utf8");
    String signature = VECTORS.get("sm2-sign r") + VECTORS.get("sm2-sign s");

    assertThat(key.isOf(message, signature)).isTrue();
    assertThat(key.isOf(message + ".", signature)).isFalse();
    assertThat(key.isOf(message, "no hex")).isFalse();
  }

  @Test
  void whatIsNoPointIsRefused() {
    assertThatThrownBy(() -> new HeadSignature("04" + "1".repeat(128)))
        .hasMessage(
            "Cannot use the public key of the access log: it is no point of curve sm2p256v1 in 130 hex digits. Nothing was verified.");
  }

  @Test
  void signedMessagesAreSignedAsOpenSslDoes() {
    // printf 'what do ya want for nothing?' | openssl dgst -sm3 -hmac Jefe
    assertThat(HmacSm3.of("Jefe", "what do ya want for nothing?"))
        .isEqualTo("2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
  }
}
