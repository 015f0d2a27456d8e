package citylake.orchestration.resident;

import citylake.orchestration.machine.KnownProcess;
import citylake.orchestration.night.InvalidOrder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the resident process of a night, apart from the process that asks for it. */
final class ResidentStart {
  private static final Duration START_WITHIN = Duration.ofMinutes(2);
  private static final Duration END_WITHIN = Duration.ofSeconds(10);

  /** The winner of a race for the lock has written its file soon after. */
  private static final Duration WINNER_WITHIN = Duration.ofSeconds(3);

  /** Exit code of a process whose command line was refused: another try cannot help. */
  private static final int REFUSED = 2;

  private static final long LOOK_EVERY_MILLIS = 20;

  private final NightOrder order;

  ResidentStart(NightOrder order) {
    this.order = order;
  }

  /** Where the process writes what it says. */
  Path log() {
    return order.lake().resolve("runs").resolve(order.run() + ".resident.log");
  }

  /**
   * The resident that serves the lake after this call: started here, or by somebody who was
   * quicker.
   *
   * @throws IllegalStateException when another run holds the lake
   * @throws InvalidOrder when the process refuses its command line, e.g. the night's date
   */
  ResidentFile start() {
    synchronized (ResidentStart.class) {
      Path path = order.lake().resolve("night.starting");
      try {
        Files.createDirectories(order.lake());
        // Sixteen cities land at once: one of the calls starts the process, the others wait for it.
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock turn = file.lock()) {
          Optional<ResidentFile> there = ResidentFile.find(order.lake());
          return there.isPresent() ? there.get() : startHere();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Failed to wait for the start of the night's process at " + path, e);
      }
    }
  }

  private ResidentFile startHere() {
    Process process = launch();
    long begun = System.nanoTime();
    long ended = 0;
    while (System.nanoTime() - begun < START_WITHIN.toNanos()) {
      Optional<ResidentFile> there = ResidentFile.find(order.lake());
      if (there.isPresent()) {
        return there.get();
      }
      if (!process.isAlive()) {
        ended = ended == 0 ? System.nanoTime() : ended;
        if (System.nanoTime() - ended > WINNER_WITHIN.toNanos()) {
          throw process.exitValue() == REFUSED
              ? new InvalidOrder(lastWords())
              : new IllegalStateException(lastWords());
        }
      }
      sleep();
    }
    throw new IllegalStateException(
        "Cannot start the resident process of night %s within %d s. Nothing was changed. Look into %s."
            .formatted(order.date(), START_WITHIN.toSeconds(), log()));
  }

  private Process launch() {
    String root = System.getProperty("citylake.root");
    if (root == null) {
      throw new IllegalStateException(
          "Cannot start the resident process of night %s: the launcher is not known. Run this through ./citylake."
              .formatted(order.date()));
    }
    List<String> command =
        new ArrayList<>(List.of(Path.of(root, "citylake").toString(), "resident"));
    command.addAll(order.arguments());
    try {
      Files.createDirectories(log().getParent());
      Files.deleteIfExists(log());
      // A scheduler that stops a task stops its process group; the night must outlive the call.
      return new ProcessBuilder(KnownProcess.inOwnGroup(command))
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to start " + command, e);
    }
  }

  private String lastWords() {
    try {
      String said = Files.readString(log()).strip();
      return said.isEmpty() ? "Cannot start the resident process: it said nothing." : said;
    } catch (IOException e) {
      return "Cannot start the resident process, and its log %s cannot be read".formatted(log());
    }
  }

  /** Waits until a process that is ending, or seems dead, is gone. */
  static void awaitEnd(ResidentFile resident) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < END_WITHIN.toNanos() && resident.isAlive()) {
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot go on waiting: the call was interrupted", e);
    }
  }
}
