package citylake.lineage.event;

import org.apache.spark.SparkThrowable;

/**
 * What an event says of a failure. Only our own messages are given on: those of libraries may quote
 * the very value that they could not read, and events leave the lake.
 */
final class FailureText {
  private FailureText() {}

  static String of(Throwable failure) {
    if (failure.getClass().getName().startsWith("citylake.") && failure.getMessage() != null) {
      return failure.getMessage();
    }
    String kind = failure.getClass().getSimpleName();
    String condition =
        failure instanceof SparkThrowable spark && spark.getCondition() != null
            ? " (" + spark.getCondition() + ")"
            : "";
    return "%s%s. The whole message stays in the night's own log; readers see the release before."
        .formatted(kind, condition);
  }
}
