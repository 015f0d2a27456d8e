package citylake.orchestration.airflow.client;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What came back.
 *
 * @param repeats how many attempts were lost before; a lost one may still have been carried out
 */
record Answer(
    int status, String contentType, String body, Optional<String> retryAfter, int repeats) {

  static Answer of(HttpResponse<String> response, int repeats) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("content-type").orElse("no content type"),
        response.body(),
        response.headers().firstValue("retry-after"),
        repeats);
  }

  /** The same, after that many attempts more. */
  Answer after(int lost) {
    return new Answer(status, contentType, body, retryAfter, repeats + lost);
  }

  boolean isGood() {
    return status >= 200 && status < 300;
  }

  boolean isJson() {
    return contentType.startsWith("application/json");
  }

  /** Too many calls, or nobody there behind a proxy. */
  boolean isBusy() {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  /**
   * Worth another attempt where that is harmless. 500 too: Airflow gives it when its database was
   * locked for the moment, and for some questions while a run waits for its start.
   */
  boolean mayPass() {
    return isBusy() || status == 500;
  }

  /** The pause that the server asks for: seconds, or a date (RFC 9110, 10.2.3). */
  Optional<Duration> askedPause(Instant now) {
    return retryAfter.flatMap(
        text -> {
          try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip()))));
          } catch (NumberFormatException e) {
            return untilDate(text, now);
          }
        });
  }

  private static Optional<Duration> untilDate(String text, Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
