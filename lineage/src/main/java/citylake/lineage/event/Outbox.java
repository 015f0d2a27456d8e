package citylake.lineage.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a lake that a server does not have yet. Each run's file is sent from where it was
 * left; how far that is stands beside it, so that nothing is lost and nothing is sent twice, but
 * for the one event that was on its way when a process died.
 */
public final class Outbox {
  private static final String EVENTS = ".jsonl";
  private static final String SENT = ".sent";
  private static final String REFUSED = ".refused";

  private final Path folder;

  /**
   * @param folder of the event files
   */
  public Outbox(Path folder) {
    this.folder = folder;
  }

  /**
   * What came of sending.
   *
   * @param sent events that the server took
   * @param refused events that it will never take; they are kept in a file beside the others
   * @param left events that wait
   * @param reason why they wait; empty where none does
   */
  public record Result(int sent, int refused, int left, String reason) {}

  /** Events that wait. */
  public int waiting() {
    return files().stream().mapToInt(file -> lines(file).size() - sent(file)).sum();
  }

  /**
   * Offers what waits, oldest run first, in order, until the server says no or the time is over.
   *
   * @param within for all of it
   */
  public synchronized Result send(EventServer server, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    int taken = 0;
    int refused = 0;
    String reason = "";
    for (Path file : files()) {
      List<String> lines = lines(file);
      for (int i = sent(file); i < lines.size() && reason.isEmpty(); i++) {
        if (System.nanoTime() > end) {
          reason = "it took longer than %d s".formatted(within.toSeconds());
          break;
        }
        EventServer.Reply reply = server.offer(lines.get(i));
        switch (reply.answer()) {
          case TAKEN -> taken++;
          case REFUSED -> {
            refused++;
            append(beside(file, REFUSED), lines.get(i));
          }
          case NOT_NOW -> reason = reply.reason();
        }
        if (reply.answer() != EventServer.Answer.NOT_NOW) {
          keep(file, i + 1);
        }
      }
    }
    return new Result(taken, refused, waiting(), reason);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(EVENTS)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the lineage in " + folder, e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the lineage in " + file, e);
    }
  }

  private static int sent(Path file) {
    Path mark = beside(file, SENT);
    try {
      return Files.exists(mark) ? Integer.parseInt(Files.readString(mark).strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read how far the lineage was sent: " + mark, e);
    }
  }

  private static void keep(Path file, int sent) {
    Path mark = beside(file, SENT);
    Path part = beside(file, SENT + ".part");
    try {
      Files.writeString(part, Integer.toString(sent));
      Files.move(part, mark, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to keep how far the lineage was sent: " + mark, e);
    }
  }

  private static void append(Path file, String line) {
    try {
      Files.write(
          file,
          (line + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to keep a refused event in " + file, e);
    }
  }

  private static Path beside(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - EVENTS.length()) + ending);
  }
}
