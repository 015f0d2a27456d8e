package citylake.orchestration.airflow.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was started last.
 *
 * @param url of the api-server
 * @param version of Airflow
 * @param parts by the name of the part
 */
public record LocalState(URI url, String version, Map<String, PartProcess> parts) {
  public LocalState {
    parts = new TreeMap<>(parts);
  }

  /** Names of the parts whose process lives. */
  public List<String> living() {
    return parts.entrySet().stream()
        .filter(part -> part.getValue().isAlive())
        .map(Map.Entry::getKey)
        .toList();
  }
}
