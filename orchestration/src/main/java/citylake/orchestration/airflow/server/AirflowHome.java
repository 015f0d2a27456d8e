package citylake.orchestration.airflow.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of one Airflow: its database, logs, DAGs, and the secrets that its owner alone may
 * read.
 */
public final class AirflowHome {
  /** The one user that a server started here knows. */
  public static final String USER = "citylake";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECRET_BYTES = 32;

  private final Path folder;

  private AirflowHome(Path folder) {
    this.folder = folder;
  }

  public static AirflowHome in(Path folder) {
    return new AirflowHome(folder.toAbsolutePath().normalize());
  }

  public Path folder() {
    return folder;
  }

  /** Where DAG files are read from. */
  public Path dags() {
    return folder.resolve("dags");
  }

  /** What a part of the server says. */
  Path log(String part) {
    return folder.resolve("log").resolve(part + ".log");
  }

  /** Passwords by user, as Airflow's SimpleAuthManager reads them. */
  public Path passwords() {
    return folder.resolve("passwords.json");
  }

  /** Which version has made or migrated the database. */
  Path databaseVersion() {
    return folder.resolve("database.version");
  }

  Path startLock() {
    return folder.resolve("starting.lock");
  }

  private Path state() {
    return folder.resolve("server.json");
  }

  /** What was started here last, if anything was. */
  public Optional<LocalState> state(boolean mustLive) {
    if (!Files.exists(state())) {
      return Optional.empty();
    }
    try {
      LocalState state = JSON.readValue(state().toFile(), LocalState.class);
      return mustLive && state.living().isEmpty() ? Optional.empty() : Optional.of(state);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read %s, which says where Airflow runs; is it another user's?"
              .formatted(state()),
          e);
    }
  }

  void keep(LocalState state) {
    write(state(), state);
  }

  /** Makes the folders, and passwords that nobody has chosen; what is there stays. */
  void prepare() {
    try {
      Files.createDirectories(dags());
      Files.createDirectories(log("any").getParent());
      if (!Files.exists(passwords())) {
        write(passwords(), Map.of(USER, random()));
      }
      if (!Files.exists(tokenSecret())) {
        write(tokenSecret(), Map.of("jwt", random()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to make the folder of Airflow, " + folder, e);
    }
  }

  private Path tokenSecret() {
    return folder.resolve("secret.json");
  }

  /** What tokens are signed with: the same after a new start, so that workers go on. */
  String signingSecret() {
    try {
      return JSON.readTree(tokenSecret().toFile()).path("jwt").textValue();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + tokenSecret(), e);
    }
  }

  private void write(Path file, Object value) {
    try {
      Path part =
          Files.createTempFile(
              folder,
              ".new",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      JSON.writeValue(part.toFile(), value);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + file, e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
