package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A token of Airflow's, a JWT (RFC 7519).
 *
 * @param expires as the token itself says; far in the future where it does not
 */
record Token(String value, Instant expires) {
  /** A token is renewed this long before it expires: calls under way must not lose it. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  static Token of(String value) {
    return new Token(value, expiry(value));
  }

  boolean isFreshAt(Instant now) {
    return now.plus(MARGIN).isBefore(expires);
  }

  private static Instant expiry(String value) {
    String[] parts = value.split("\\.", -1);
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
      JsonNode exp = Json.MAPPER.readTree(new String(claims, StandardCharsets.UTF_8)).path("exp");
      return exp.isNumber() ? Instant.ofEpochSecond(exp.longValue()) : Instant.MAX.minus(MARGIN);
    } catch (IllegalArgumentException | IOException e) {
      return Instant.MAX.minus(MARGIN); // not ours to judge: the server will
    }
  }

  /** Never the token itself: it opens the door as the password does. */
  @Override
  public String toString() {
    return "token that expires at " + expires;
  }
}
