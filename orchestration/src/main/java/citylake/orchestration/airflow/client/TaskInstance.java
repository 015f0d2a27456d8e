package citylake.orchestration.airflow.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One task of one run; of a mapped task one for each element. Times are UTC.
 *
 * @param mapIndex from 0 for an element of a mapped task, -1 for a task that is not mapped
 * @param renderedMapIndex name of the element, e.g. the city; null where the task gives none
 * @param renderedFields the operator's templated fields, as they were filled in
 * @param state null until Airflow has looked at it
 * @param tryNumber of the last try, from 1; 0 where none was begun
 * @param maxTries after which it is not tried again by itself
 * @param duration seconds; null until it has begun
 */
public record TaskInstance(
    String dagId,
    String dagRunId,
    String taskId,
    int mapIndex,
    String renderedMapIndex,
    JsonNode renderedFields,
    TaskState state,
    int tryNumber,
    int maxTries,
    Instant startDate,
    Instant endDate,
    Double duration,
    String operator,
    String pool) {

  public boolean isMapped() {
    return mapIndex >= 0;
  }

  /**
   * Name of a mapped task's element; its number before its first try has begun.
   *
   * @param argument that gives the name: Airflow forgets what it rendered while a box is between
   *     two tries, but not with what it called it
   */
  public String element(String argument) {
    String number = Integer.toString(mapIndex);
    if (renderedMapIndex != null && !renderedMapIndex.equals(number)) {
      return renderedMapIndex;
    }
    return renderedFields == null
        ? number
        : renderedFields.path("op_kwargs").path(argument).asText(number);
  }

  /** The task, with its element where it has one: "land[denver]". */
  public String name() {
    if (!isMapped()) {
      return taskId;
    }
    return taskId + "[" + (renderedMapIndex == null ? mapIndex : renderedMapIndex) + "]";
  }
}
