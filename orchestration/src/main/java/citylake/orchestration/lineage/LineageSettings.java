package citylake.orchestration.lineage;

import citylake.lake.LakeHome;
import citylake.lineage.event.EventServer;
import citylake.lineage.event.ParentRun;
import citylake.orchestration.machine.ThisMachine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * To whom a night tells of its runs.
 *
 * @param namespace of its jobs and tables
 * @param parent the run that asked for the night; where a scheduler says it, the one that all its
 *     tasks belong to
 * @param server that is told as well, when the night is over
 */
public record LineageSettings(
    String namespace, Optional<ParentRun> parent, Optional<EventServer> server) {
  /** Into the lake's own folder, and to nobody else. */
  public static final LineageSettings HERE =
      new LineageSettings("citylake", Optional.empty(), Optional.empty());

  private static final String NAMESPACE = "CITYLAKE_LINEAGE_NAMESPACE";
  private static final String URL = "OPENLINEAGE_URL";
  private static final String ENDPOINT = "OPENLINEAGE_ENDPOINT";
  private static final String TOKEN = "OPENLINEAGE_API_KEY";
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int TRIES = 3;

  /**
   * From variables of the environment; see docs/lineage.md.
   *
   * @throws IllegalArgumentException when an address or a parent run cannot be read
   */
  public static LineageSettings of(Map<String, String> environment) {
    return new LineageSettings(
        environment.getOrDefault(NAMESPACE, HERE.namespace()),
        ParentRun.of(environment.get(ParentRun.ROOT_VARIABLE))
            .or(() -> ParentRun.of(environment.get(ParentRun.VARIABLE))),
        server(environment));
  }

  /** The same words, kept in the lake until a later run sends them. */
  public LineageSettings withoutServer() {
    return new LineageSettings(namespace, parent, Optional.empty());
  }

  /** Where the events of a lake's nights are kept. */
  public static Path folder(LakeHome home) {
    return home.local().resolve("lineage");
  }

  private static Optional<EventServer> server(Map<String, String> environment) {
    String url = environment.getOrDefault(URL, "").strip();
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String endpoint = environment.getOrDefault(ENDPOINT, "api/v1/lineage");
    if (!url.matches("https?://[^/].*")) {
      throw new IllegalArgumentException(
          "Invalid %s (must begin with http:// or https:// and name a host). Nothing was sent; mend or unset it."
              .formatted(URL));
    }
    URI address = URI.create(url.replaceAll("/+$", "") + "/" + endpoint.replaceAll("^/+", ""));
    Optional<String> token = Optional.ofNullable(environment.get(TOKEN)).filter(t -> !t.isBlank());
    if (token.isPresent()
        && "http".equals(address.getScheme())
        && !ThisMachine.isHost(address.getHost())) {
      throw new IllegalArgumentException(
          "Invalid %s: %s is another machine, and %s would travel in the open. Nothing was sent; use https://, or unset %s."
              .formatted(URL, address.getHost(), TOKEN, TOKEN));
    }
    return Optional.of(new EventServer(address, token, PATIENCE, TRIES));
  }
}
