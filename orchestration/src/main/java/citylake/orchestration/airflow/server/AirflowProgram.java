package citylake.orchestration.airflow.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pinned Airflow in {@code .venv}: put there when it is first used, every package by its hash.
 */
public final class AirflowProgram {
  private final Path root;

  /**
   * @param root of the program
   */
  public AirflowProgram(Path root) {
    this.root = root;
  }

  /** The program that was started by the launcher. */
  public static AirflowProgram ofLauncher() {
    return new AirflowProgram(
        Path.of(
            Optional.ofNullable(System.getProperty("citylake.root"))
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "Cannot find the pinned Airflow: the launcher is not known. Run this through ./citylake."))));
  }

  public Path launcher() {
    return root.resolve("citylake");
  }

  Path folder() {
    return root.resolve(".venv/bin");
  }

  Path executable() {
    return folder().resolve("airflow");
  }

  /** Installs what the lock names; does nothing where that is there. */
  void install() {
    try {
      Process process =
          new ProcessBuilder(root.resolve(".ci/python").toString(), "airflow")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "Cannot install Airflow: %s. Nothing was started; nights can be run without it: citylake night."
                .formatted(said.strip()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to run .ci/python airflow in " + root, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot install Airflow: interrupted", e);
    }
  }

  /** The pinned version, from the lock. */
  String version() {
    try {
      return Files.readAllLines(root.resolve("python/airflow.lock")).stream()
          .filter(line -> line.startsWith("apache-airflow=="))
          .map(line -> line.substring("apache-airflow==".length()).replaceAll("[ ;\\\\].*", ""))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("Cannot find apache-airflow in python/airflow.lock"));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read python/airflow.lock", e);
    }
  }
}
