package citylake.orchestration.airflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TaskInstanceTest {
  @Test
  void anElementIsNamedByWhatAirflowRendered() throws IOException {
    assertThat(element("\"denver\"", "null")).isEqualTo("denver");
  }

  @Test
  void betweenTwoTriesItIsNamedByItsArgument() throws IOException {
    String fields = "{\"op_args\": [], \"op_kwargs\": {\"door\": \"denver\"}}";

    assertThat(element("\"1\"", fields)).isEqualTo("denver");
    assertThat(element("null", fields)).isEqualTo("denver");
  }

  @Test
  void beforeItsFirstTryItHasANumber() throws IOException {
    assertThat(element("\"1\"", "null")).isEqualTo("1");
    assertThat(element("\"1\"", "{}")).isEqualTo("1");
  }

  private static String element(String rendered, String fields) throws IOException {
    String json =
        "{\"task_id\": \"land\", \"map_index\": 1, \"try_number\": 1, \"max_tries\": 2, \"rendered_map_index\": %s, \"rendered_fields\": %s}"
            .formatted(rendered, fields);
    return Json.MAPPER.readValue(json, TaskInstance.class).element("door");
  }
}
