package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.NoSecret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a password or a token is kept. It is read when it is needed and not kept; there is no way
 * to give it on a command line, where every user of the machine would see it.
 */
public interface Secret {
  /**
   * The secret itself.
   *
   * @throws NoSecret when it is not there
   */
  String read();

  /** From an environment variable. */
  static Secret environment(String variable) {
    return new Named(
        "environment variable " + variable,
        () -> {
          String value = System.getenv(variable);
          if (value == null || value.isEmpty()) {
            throw new NoSecret(
                "Cannot log in to Airflow: the environment variable %s is not set. Nothing was sent. Set it to the password, or name a file with it."
                    .formatted(variable));
          }
          return value;
        });
  }

  /** The first line of a file that its owner alone should be able to read. */
  static Secret file(Path file) {
    return new Named(
        "file " + file,
        () -> {
          String line = text(file).lines().findFirst().orElse("").strip();
          if (line.isEmpty()) {
            throw new NoSecret(
                "Cannot log in to Airflow: the first line of file %s is empty. Nothing was sent. Write the secret there."
                    .formatted(file));
          }
          return line;
        });
  }

  /** The user's entry in a JSON file of passwords, as Airflow's SimpleAuthManager keeps it. */
  static Secret passwordsFile(Path file, String user) {
    return new Named(
        "entry %s of file %s".formatted(user, file),
        () -> {
          JsonNode password = json(file).path(user);
          if (!password.isTextual()) {
            throw new NoSecret(
                "Cannot log in to Airflow: the passwords file %s has no entry for user %s. Nothing was sent. Name a user whom it has."
                    .formatted(file, user));
          }
          return password.textValue();
        });
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(text(file));
    } catch (IOException e) {
      // The parser's message would quote what it read.
      throw new NoSecret(
          "Cannot log in to Airflow: the passwords file %s is not JSON. Nothing was sent. It should read {\"user\": \"password\"}."
              .formatted(file));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new NoSecret(
          "Cannot log in to Airflow: the file %s with the secret cannot be read (%s). Nothing was sent. Is it there, and may this user read it?"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  /** A secret that tells where it comes from, and nothing else. */
  record Named(String source, Secret secret) implements Secret {
    @Override
    public String read() {
      return secret.read();
    }

    @Override
    public String toString() {
      return source;
    }
  }
}
