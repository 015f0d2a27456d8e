package citylake.orchestration.airflow.client;

/** How the client shows who it is. */
public sealed interface Credentials {
  /** User and password; the client fetches a token for them and renews it. */
  record Password(String user, Secret password) implements Credentials {}

  /** A token that somebody else fetched; it cannot be renewed. */
  record Bearer(Secret token) implements Credentials {}
}
