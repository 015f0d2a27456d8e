package citylake.orchestration.audit;

import citylake.governance.alarm.AlarmTask;
import citylake.governance.alarm.HmacSm3;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells of a task by POST, signed: {@code X-Citylake-Signature: sm3=...} is the HMAC-SM3 of the
 * body. At least once; {@code Idempotency-Key} is the task's name.
 */
public final class AlarmWebhook {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK_FROM = 200;
  private static final int OK_UNTIL = 300;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String key;

  /**
   * @param key by which bodies are signed
   */
  public AlarmWebhook(URI address, String key) {
    this.address = address;
    this.key = key;
  }

  /**
   * @throws IOException where it was not taken; it is to be told again
   */
  public void tell(AlarmTask task) throws IOException, InterruptedException {
    String body = body(task);
    HttpResponse<Void> answer =
        client.send(
            HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", task.alarm().id())
                .header("X-Citylake-Signature", "sm3=" + HmacSm3.of(key, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    if (answer.statusCode() < OK_FROM || answer.statusCode() >= OK_UNTIL) {
      throw new IOException("it answered " + answer.statusCode());
    }
  }

  private static String body(AlarmTask task) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", task.alarm().id());
    body.put("rule", task.alarm().rule());
    body.put("user", task.alarm().user());
    body.put("day", task.alarm().day().toString());
    body.put("found", task.alarm().words());
    body.put("entries", task.alarm().entries().size());
    body.put("owner", task.owner());
    body.put("raised_at", task.raisedAt().toString());
    try {
      return new ObjectMapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Failed to write a task as JSON", e);
    }
  }
}
