package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.UnknownParameter;
import citylake.orchestration.spelling.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a run's parameters are the DAG's. Airflow checks the values against their schemas, but
 * takes names that it does not know without a word: a misspelt city would run the night for all.
 */
final class ParameterNames {
  private ParameterNames() {}

  /**
   * Names all faults at once.
   *
   * @throws UnknownParameter when a name is not one of the DAG's
   */
  static void check(Dag dag, Map<String, Object> conf) {
    List<String> faults = new ArrayList<>();
    for (String name : conf.keySet().stream().sorted().toList()) {
      if (!dag.params().containsKey(name)) {
        faults.add(
            name
                + NearestName.of(name, dag.params().keySet())
                    .map(" (do you mean %s?)"::formatted)
                    .orElse(""));
      }
    }
    if (!faults.isEmpty()) {
      throw new UnknownParameter(
          "Invalid parameter of DAG %s: %s. It knows: %s. No run was made."
              .formatted(
                  dag.dagId(),
                  String.join("; ", faults),
                  dag.params().isEmpty()
                      ? "none"
                      : String.join(", ", dag.params().keySet().stream().sorted().toList())));
    }
  }
}
