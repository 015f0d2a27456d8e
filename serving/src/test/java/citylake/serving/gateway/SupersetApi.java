package citylake.serving.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Superset asked as its own pages ask it, by its administrator. */
final class SupersetApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final URI superset;
  private final String token;
  private final String form;
  private int statements;

  private SupersetApi(URI superset) throws IOException, InterruptedException {
    this.superset = superset;
    this.token =
        sent(
                post("/api/v1/security/login", login()).header("Content-Type", "application/json"),
                200)
            .get("access_token")
            .asText();
    this.form =
        sent(
                request("/api/v1/security/csrf_token/").header("Authorization", "Bearer " + token),
                200)
            .get("result")
            .asText();
  }

  static SupersetApi of(StartedSuperset superset) throws IOException, InterruptedException {
    return new SupersetApi(superset.address());
  }

  private static Map<String, Object> login() {
    return Map.of(
        "username",
        StartedSuperset.ADMINISTRATOR,
        "password",
        StartedSuperset.PASSWORD,
        "provider",
        "db");
  }

  /** What a GET gives. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return sent(request(path).header("Authorization", "Bearer " + token), 200);
  }

  /** What a POST gives that is to make something. */
  JsonNode make(String path, Object body) throws IOException, InterruptedException {
    return sent(allowed(post(path, body)), 201);
  }

  /** What a POST gives that is to be answered. */
  JsonNode ask(String path, Object body) throws IOException, InterruptedException {
    return sent(allowed(post(path, body)), 200);
  }

  /** What a GET or POST is told that must fail. */
  String refused(String path, Object body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            allowed(body == null ? request(path) : post(path, body)).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() < 400) {
      throw new AssertionError("not refused: %s %s".formatted(path, body));
    }
    return answer.body();
  }

  /** A statement as SQL Lab sends it. */
  Map<String, Object> inSqlLab(int database, String sql) {
    return Map.of(
        "database_id",
        database,
        "schema",
        "published",
        "sql",
        sql,
        "client_id",
        "s" + ++statements,
        "runAsync",
        false);
  }

  /** A query of a chart: one figure for each value of a column. */
  static Map<String, Object> query(int dataset, Object column, Object figure) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("columns", List.of(column));
    query.put("metrics", List.of(figure));
    query.put("row_limit", 100);
    if (column instanceof String) { // one that is made by the query would be selected twice
      query.put("orderby", List.of(List.of(column, true)));
    }
    return Map.of(
        "datasource",
        Map.of("id", dataset, "type", "table"),
        "queries",
        List.of(query),
        "result_format",
        "json",
        "result_type",
        "full");
  }

  static Map<String, Object> expression(String sql, String label) {
    return Map.of("expressionType", "SQL", "sqlExpression", sql, "label", label);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(superset.resolve(path));
  }

  private HttpRequest.Builder post(String path, Object body) {
    return request(path).POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()));
  }

  private HttpRequest.Builder allowed(HttpRequest.Builder request) {
    return request
        .header("Authorization", "Bearer " + token)
        .header("X-CSRFToken", form)
        .header("Referer", superset.toString())
        .header("Content-Type", "application/json");
  }

  private JsonNode sent(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new AssertionError(
          "%s gave %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }
}
