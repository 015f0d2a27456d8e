package citylake.orchestration.airflow.client;

import citylake.orchestration.machine.ThisMachine;
import citylake.orchestration.retry.Retries;
import java.net.URI;
import java.time.Duration;

/**
 * Which Airflow is meant, and how patient a caller is.
 *
 * @param address of the api-server, e.g. {@code http://127.0.0.1:8080}; with a path where a proxy
 *     puts it under one
 * @param connectWithin time for the connection
 * @param answerWithin time for the whole answer of one attempt, body included
 */
public record AirflowServer(
    URI address,
    Credentials credentials,
    Duration connectWithin,
    Duration answerWithin,
    Retries retries) {

  public AirflowServer {
    String scheme = address.getScheme();
    if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "Invalid address of Airflow (must be http:// or https:// with a host): "
              + withoutUser(address));
    }
    if (address.getUserInfo() != null || address.getQuery() != null) {
      throw new IllegalArgumentException(
          "Invalid address of Airflow: %s had a user or a query in it; the password belongs in the environment or in a file"
              .formatted(withoutUser(address)));
    }
    if ("http".equals(scheme) && !ThisMachine.isHost(address.getHost())) {
      throw new IllegalArgumentException(
          "Invalid address of Airflow: %s is another machine, and the password would travel in the open. Use https://."
              .formatted(address));
    }
    String text = address.toString();
    address = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
  }

  /** The server with the usual patience: 5 s for the connection, 30 s for an answer. */
  public static AirflowServer at(URI address, Credentials credentials) {
    return new AirflowServer(
        address, credentials, Duration.ofSeconds(5), Duration.ofSeconds(30), Retries.USUAL);
  }

  public AirflowServer answeringWithin(Duration limit) {
    return new AirflowServer(address, credentials, connectWithin, limit, retries);
  }

  public AirflowServer repeating(Retries other) {
    return new AirflowServer(address, credentials, connectWithin, answerWithin, other);
  }

  private static String withoutUser(URI address) {
    return address.toString().replaceAll("//[^/@]*@", "//").replaceAll("\\?.*", "");
  }
}
