package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The part of Airflow's OpenAPI document that the client relies on, as it is checked in. */
final class ReliedOn {
  private static final String FILE = "/airflow/openapi-relied-on.json";

  private ReliedOn() {}

  static JsonNode document() {
    try (InputStream file = ReliedOn.class.getResourceAsStream(FILE)) {
      return Json.MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Schema of a call's good answer. */
  static JsonNode answer(JsonNode document, Route route) {
    JsonNode responses = call(document, route).path("responses");
    return schema(document, responses.iterator().next());
  }

  /** Schema of what a call sends. */
  static JsonNode request(JsonNode document, Route route) {
    return schema(document, call(document, route).path("requestBody"));
  }

  static JsonNode call(JsonNode document, Route route) {
    return document
        .path("paths")
        .path(route.template())
        .path(route.method().toLowerCase(Locale.ROOT));
  }

  private static JsonNode schema(JsonNode document, JsonNode holder) {
    return ApiDifferences.resolved(
        document, holder.path("content").path("application/json").path("schema"));
  }
}
