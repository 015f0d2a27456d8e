package citylake.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of {@code python/}: another's opinion on what we did, which shares no code with us.
 *
 * @param command how it is started, before its arguments
 */
public record PythonScript(List<String> command) {

  /** One that needs Python's own modules alone. */
  public static PythonScript plain(String name) throws InterruptedException {
    for (String python : List.of("python3.11", "python3")) {
      if (isInstalled(python)) {
        return new PythonScript(List.of(python, path(name)));
      }
    }
    throw new IllegalStateException(
        "Cannot run python/%s: no Python 3 is installed (looked for python3.11 and python3 on the PATH). To get it: apt-get install python3"
            .formatted(name));
  }

  /** One that needs the packages of {@code python/<part>.lock}, which are installed if need be. */
  public static PythonScript withPackages(String part, String name)
      throws IOException, InterruptedException {
    Path root = SharedData.projectRoot();
    try {
      new PythonScript(List.of(root.resolve(".ci/python").toString(), part)).said();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "Cannot run python/%s: the packages of python/%s.lock could not be installed. To get them: ./.ci/python %s, with a network or an index of packages that pip knows. It said: %s"
              .formatted(name, part, part, e.getMessage()),
          e);
    }
    return new PythonScript(List.of(root.resolve(".venv/bin/python").toString(), path(name)));
  }

  private static String path(String name) {
    return SharedData.projectRoot().resolve("python").resolve(name).toString();
  }

  private static boolean isInstalled(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The lines that it prints; an error with its complaint where it fails. */
  public List<String> said(String... arguments) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    File errors = File.createTempFile("python", ".err");
    try {
      Process process =
          new ProcessBuilder(whole)
              .directory(SharedData.projectRoot().toFile())
              .redirectError(errors)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "Failed to run %s: %s".formatted(command, Files.readString(errors.toPath()) + said));
      }
      return said.lines().toList();
    } finally {
      Files.deleteIfExists(errors.toPath());
    }
  }
}
