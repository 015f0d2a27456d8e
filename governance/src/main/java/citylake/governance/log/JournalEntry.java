package citylake.governance.log;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the journal: JSON whose last field is the SM3 hash of the line without that field, so
 * that a verifier needs no rule for writing JSON, only the bytes that are there.
 *
 * @param seq 1 for the first entry, and so on without gap
 * @param previous hash of the entry before, {@link Sm3#NOTHING} before the first
 * @param line without its end
 */
record JournalEntry(long seq, String previous, String hash, String line) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern HASHED =
      Pattern.compile("(\\{.*),\"hash\":\"([0-9a-f]{64})\"\\}", Pattern.DOTALL);

  static JournalEntry of(long seq, Instant at, String previous, AccessEvent event) {
    ObjectNode payload = JSON.createObjectNode();
    payload.put("seq", seq);
    payload.put("at", at.toString());
    payload.put("prev", previous);
    payload.set("event", JSON.valueToTree(event));
    String text = payload.toString();
    String hash = Sm3.hex(text);
    return new JournalEntry(
        seq,
        previous,
        hash,
        "%s,\"hash\":\"%s\"}".formatted(text.substring(0, text.length() - 1), hash));
  }

  /** The entry of a line; empty where it is none, or has another hash than stands on it. */
  static Optional<JournalEntry> read(byte[] line) {
    // One character a byte: what is hashed are the bytes, text or not.
    Matcher hashed = HASHED.matcher(new String(line, StandardCharsets.ISO_8859_1));
    if (!hashed.matches()
        || !Sm3.hex((hashed.group(1) + "}").getBytes(StandardCharsets.ISO_8859_1))
            .equals(hashed.group(2))) {
      return Optional.empty();
    }
    try {
      JsonNode payload = JSON.readTree(line);
      return Optional.of(
          new JournalEntry(
              payload.path("seq").asLong(),
              payload.path("prev").asText(),
              hashed.group(2),
              new String(line, StandardCharsets.UTF_8)));
    } catch (IOException e) { // no JSON, though its hash is right
      return Optional.empty();
    }
  }

  Head head() {
    return new Head(seq, hash);
  }
}
