package citylake.orchestration.airflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.AirflowInTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The live server still keeps what the client relies on; and each kind of change would be told. */
class LiveApiIT {
  private static final String RUN = "GET /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}";
  private static final String DAG_RUNS = "/paths/~1api~1v2~1dags~1{dag_id}~1dagRuns";
  private static final String VERSION = "/components/schemas/VersionInfo";

  @RegisterExtension static final AirflowInTest airflow = new AirflowInTest();
  private static JsonNode live;

  @BeforeAll
  static void fetch() throws IOException, InterruptedException {
    URI address = airflow.address().resolve("/openapi.json");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    live =
        Json.MAPPER.readTree(
            http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body());
  }

  @Test
  void theLiveServerKeepsAllThatTheClientReliesOn() {
    assertThat(live.path("paths").size()).isGreaterThan(50);
    assertThat(ApiDifferences.between(ReliedOn.document(), live)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeIsTold(String difference, Consumer<JsonNode> change) {
    JsonNode changed = live.deepCopy();
    change.accept(changed);

    assertThat(ApiDifferences.between(ReliedOn.document(), changed)).contains(difference);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        planted(
            "GET /api/v2/pools/{pool_name}: is gone",
            api -> object(api, "/paths").remove("/api/v2/pools/{pool_name}")),
        planted(
            "PUT /api/v2/backfills/{backfill_id}/pause: is gone",
            api -> {
              ObjectNode path = object(api, "/paths/~1api~1v2~1backfills~1{backfill_id}~1pause");
              path.set("post", path.remove("put"));
            }),
        planted(
            "GET /api/v2/dags/{dag_id}/dagRuns query parameter order_by: is gone",
            api -> parameter(api, DAG_RUNS + "/get", "order_by").put("name", "sort")),
        planted(
            "GET /api/v2/dags/{dag_id}/dagRuns query parameter state: is now required",
            api -> parameter(api, DAG_RUNS + "/get", "state").put("required", true)),
        planted(
            "GET /api/v2/dags/{dag_id}/dagRuns query parameter limit: is [string], was [integer]",
            api ->
                ((ObjectNode) parameter(api, DAG_RUNS + "/get", "limit").path("schema"))
                    .put("type", "string")),
        planted(
            "POST /api/v2/dags/{dag_id}/dagRuns request field note: is now required",
            api ->
                ((ArrayNode) api.at("/components/schemas/TriggerDAGRunPostBody/required"))
                    .add("note")),
        planted(
            "POST /api/v2/dags/{dag_id}/clearTaskInstances request field only_failed: is gone",
            api ->
                object(api, "/components/schemas/ClearTaskInstancesBody/properties")
                    .remove("only_failed")),
        planted(
            "PATCH /api/v2/pools/{pool_name} request field slots: is [null, number], was [integer, null]",
            api ->
                object(api, "/components/schemas/PoolPatchBody/properties/slots/anyOf/0")
                    .put("type", "number")),
        planted(
            "GET /api/v2/version answer field version: is gone",
            api -> object(api, VERSION + "/properties").remove("version")),
        planted(
            "GET /api/v2/version answer field version: is [integer], was [string]",
            api -> object(api, VERSION + "/properties/version").put("type", "integer")),
        planted(
            "GET /api/v2/version answer field version: is [null, string], was [string]",
            api ->
                object(api, VERSION + "/properties/version")
                    .putArray("type")
                    .add("string")
                    .add("null")),
        planted(
            "GET /api/v2/version answer field version: may now be absent",
            api -> object(api, VERSION).remove("required")),
        planted(
            RUN + " answer field end_date: is [null, string date], was [null, string date-time]",
            api ->
                object(api, "/components/schemas/DAGRunResponse/properties/end_date/anyOf/0")
                    .put("format", "date")),
        planted(
            RUN
                + " answer field state: has the values [failed, queued, restarted, running, success], had [failed, queued, running, success]",
            api -> ((ArrayNode) api.at("/components/schemas/DagRunState/enum")).add("restarted")),
        planted(
            RUN
                + " answer field state: has the values [queued, running, success], had [failed, queued, running, success]",
            api -> ((ArrayNode) api.at("/components/schemas/DagRunState/enum")).remove(3)),
        planted(
            "POST /api/v2/pools: no longer answers 201",
            api -> {
              ObjectNode answers = object(api, "/paths/~1api~1v2~1pools/post/responses");
              answers.set("200", answers.remove("201"));
            }));
  }

  private static Arguments planted(String difference, Consumer<JsonNode> change) {
    return Arguments.of(difference, change);
  }

  private static ObjectNode object(JsonNode api, String pointer) {
    assertThat(api.at(pointer).isObject()).as("%s is there to be changed", pointer).isTrue();
    return (ObjectNode) api.at(pointer);
  }

  private static ObjectNode parameter(JsonNode api, String call, String name) {
    for (JsonNode parameter : api.at(call + "/parameters")) {
      if (parameter.path("name").asText().equals(name)) {
        return (ObjectNode) parameter;
      }
    }
    throw new AssertionError("No parameter %s of %s to be changed".formatted(name, call));
  }
}
