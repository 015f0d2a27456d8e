package citylake.orchestration.resident;

import citylake.orchestration.machine.KnownProcess;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where the resident process of a lake listens: a file beside the lake's lock that its owner alone
 * may read.
 *
 * @param port on 127.0.0.1
 * @param token that every call must show
 * @param process the resident process
 * @param run name of the night's run
 * @param signature of the order that it serves; see {@link NightOrder#signature}
 */
record ResidentFile(int port, String token, KnownProcess process, String run, String signature) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Path path(Path lake) {
    return lake.resolve("night.resident");
  }

  /** The resident of the lake, if there is one and it lives. */
  static Optional<ResidentFile> find(Path lake) {
    try {
      ResidentFile file = JSON.readValue(Files.readAllBytes(path(lake)), ResidentFile.class);
      return file.isAlive() ? Optional.of(file) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to read %s, which says where the lake's resident night listens; is it another user's?"
              .formatted(path(lake)),
          e);
    }
  }

  /**
   * Whether that very process is there: after a loss of power its id is somebody else's, and so is
   * its port.
   */
  boolean isAlive() {
    return process.isAlive();
  }

  void write(Path lake) {
    try {
      // A temporary file is readable for its owner alone, from its first moment on.
      Path part = Files.createTempFile(lake, ".resident", ".part");
      JSON.writeValue(part.toFile(), this);
      Files.move(
          part, path(lake), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + path(lake), e);
    }
  }

  static void delete(Path lake) {
    try {
      Files.deleteIfExists(path(lake));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to delete " + path(lake), e);
    }
  }
}
