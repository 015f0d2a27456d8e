package citylake.orchestration.lineage;

import citylake.lineage.event.ParentRun;
import java.util.Map;
import java.util.Optional;

/**
 * To whom a night tells of its runs.
 *
 * @param namespace of its jobs and tables
 * @param parent the run that asked for the night
 */
public record LineageSettings(String namespace, Optional<ParentRun> parent) {
  /** Into the lake's own folder, and to nobody else. */
  public static final LineageSettings HERE = new LineageSettings("citylake", Optional.empty());

  private static final String NAMESPACE = "CITYLAKE_LINEAGE_NAMESPACE";

  /** From variables of the environment; see docs/lineage.md. */
  public static LineageSettings of(Map<String, String> environment) {
    return new LineageSettings(
        environment.getOrDefault(NAMESPACE, HERE.namespace()),
        ParentRun.of(environment.get(ParentRun.VARIABLE)));
  }
}
