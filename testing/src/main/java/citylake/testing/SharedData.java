package citylake.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the real dumps and reference results lie that tests read in place: beside the project,
 * never in it.
 */
public final class SharedData {
  private SharedData() {}

  /** The folder of shared data; an error that says where it was looked for when it is absent. */
  public static Path folder() {
    String configured = System.getenv("CITYLAKE_SHARED_DATA");
    Path folder =
        configured != null
            ? Path.of(configured)
            : projectRoot().resolve("../shared/data").normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "Cannot find the shared test data: looked in %s. Tests on real dumps need them there, or set CITYLAKE_SHARED_DATA to their folder."
              .formatted(folder));
    }
    return folder;
  }

  /** The folder of the parent POM, found upwards from the working directory. */
  public static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("warehouse-ddl"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "Cannot find the project's root: no folder above the working directory holds warehouse-ddl.");
    }
    return folder;
  }
}
