package citylake.orchestration.airflow;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token as Airflow signs them (JWT, HS512), with any expiry. */
public final class SignedToken {
  private SignedToken() {}

  public static String of(String user, String role, Instant expires, String secret) {
    String claims =
        "{\"sub\":\"%s\",\"role\":\"%s\",\"teams\":[],\"jti\":\"0\",\"aud\":\"apache-airflow\",\"nbf\":1,\"iat\":1,\"exp\":%d}"
            .formatted(user, role, expires.getEpochSecond());
    String signed = encoded("{\"alg\":\"HS512\",\"typ\":\"JWT\"}") + "." + encoded(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
