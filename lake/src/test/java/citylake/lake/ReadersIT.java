package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers in other processes join two tables while releases come: each join sees both tables as of
 * one release.
 */
class ReadersIT {
  private static final Pattern ONE_VERSION = Pattern.compile("saw \\[\\[(\\d+),\\1]]");

  private final Semaphore joined = new Semaphore(0);
  @TempDir Path folder;

  @Test
  void readerNeverSeesTwoReleasesMixed() throws Exception {
    joinsWhileReleasing(1, 60, 4);
  }

  @Tag("slow")
  @Test
  void twoReadersNeverSeeTwoReleasesMixedInAThousandJoins() throws Exception {
    joinsWhileReleasing(2, 500, 20);
  }

  private void joinsWhileReleasing(int readers, int joins, int releases) throws Exception {
    Path home = folder.resolve("lake");
    List<Reader> running = new ArrayList<>();
    try (SmallLake lake = SmallLake.in(home)) {
      lake.release(1);
      for (int i = 0; i < readers; i++) {
        running.add(new Reader(home, folder.resolve("scratch" + i), joins));
      }
      int halfway = readers * joins / releases / 2;
      for (int next = 2; next <= releases; next++) {
        waitFor(halfway);
        // From here on main shows two versions: only the release keeps them apart.
        lake.write(SmallLake.CRIME, next);
        waitFor(halfway);
        lake.write(SmallLake.TRAFFIC, next);
        lake.releases().commit(lake.prepare(next, "n" + next));
      }
      for (Reader reader : running) {
        reader.end();
      }
      assertThat(lake.releases().current().orElseThrow().number()).isEqualTo(releases);
    } finally {
      running.forEach(Reader::kill);
    }
    for (Reader reader : running) {
      List<Integer> seen = versions(reader.lines());
      assertThat(seen).hasSize(joins).isSorted();
      assertThat(seen.stream().distinct().count())
          .as("releases that one reader came across")
          .isGreaterThan(releases / 2);
    }
  }

  /** Waits until the readers together have joined so many times more. */
  private void waitFor(int joins) throws InterruptedException {
    assertThat(joined.tryAcquire(joins, 3, TimeUnit.MINUTES)).as("readers go on").isTrue();
  }

  private static List<Integer> versions(List<String> lines) {
    return lines.stream()
        .map(
            line -> {
              Matcher one = ONE_VERSION.matcher(line);
              assertThat(one.matches()).as("one release in: %s", line).isTrue();
              return Integer.valueOf(one.group(1));
            })
        .toList();
  }

  /** A reader's process and what it has seen so far. */
  private final class Reader {
    private final Process process;
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Thread listener = new Thread(this::listen);

    private Reader(Path home, Path scratch, int joins) throws IOException {
      Files.createDirectories(scratch);
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "@" + SharedData.projectRoot().resolve("jvm.options"),
                  "-Xmx768m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ReaderProcess.class.getName(),
                  home.toString(),
                  scratch.toString(),
                  Integer.toString(joins))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      listener.start();
    }

    private void listen() {
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        out.lines().filter(line -> line.startsWith("saw ")).forEach(this::saw);
      } catch (IOException e) {
        throw new UncheckedIOException("Failed to listen to a reader", e);
      }
    }

    private void saw(String line) {
      seen.add(line);
      joined.release();
    }

    List<String> lines() {
      return seen;
    }

    void end() throws InterruptedException {
      assertThat(process.waitFor()).as("exit code of a reader").isZero();
      listener.join();
    }

    void kill() {
      process.destroyForcibly();
    }
  }
}
