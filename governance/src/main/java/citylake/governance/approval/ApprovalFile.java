package citylake.governance.approval;

import citylake.governance.policy.FileStamp;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The file of events: one JSON line each, on the disk before whoever did it is told so. Any number
 * of processes may read it; writers take turns by a lock that dies with its holder.
 *
 * <p>A writer that is killed leaves at most the beginning of a line, which was not answered: it
 * counts for nothing and is cut off by the next writer. Any other line that cannot be read makes
 * the whole file unreadable.
 */
final class ApprovalFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // The same request is the same text each time.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Path file;
  private FileStamp stamp;
  private List<ApprovalEvent> events = List.of();

  ApprovalFile(Path file) {
    this.file = file;
  }

  /**
   * Every event so far; read again whenever the file has changed.
   *
   * @throws IllegalStateException where it cannot be read
   */
  synchronized List<ApprovalEvent> events() {
    try {
      if (!Files.exists(file)) {
        if (!events.isEmpty()) {
          throw new NoSuchFileException(file.toString(), null, "it was there before");
        }
        return List.of();
      }
      FileStamp now = FileStamp.of(file);
      if (!now.equals(stamp)) {
        stamp = null;
        events = parsed(Files.readAllBytes(file));
        stamp = now;
      }
      return events;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private IllegalStateException unreadable(IOException cause) {
    return new IllegalStateException(
        "Cannot read the approvals in %s: %s. Nothing is answered until they can be read."
            .formatted(file, cause.getMessage()),
        cause);
  }

  /** Whether bytes stand behind the last whole line: they count for nothing. */
  boolean hasUnendedLine() {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      return wholeLines(bytes) < bytes.length;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A request as it stands in the file. */
  static String text(Request request) {
    try {
      return JSON.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Failed to write a request as JSON", e);
    }
  }

  private static List<ApprovalEvent> parsed(byte[] bytes) throws IOException {
    List<ApprovalEvent> parsed = new ArrayList<>();
    String text = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      parsed.add(JSON.readValue(line, ApprovalEvent.class));
    }
    return List.copyOf(parsed);
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /**
   * Adds an event that depends on those before it; nobody else adds one in between.
   *
   * @param next makes the event, or throws to add none
   */
  ApprovalEvent append(Function<List<ApprovalEvent>, ApprovalEvent> next) {
    // A lock of the file keeps out other processes alone, and fails within one.
    synchronized (ApprovalFile.class) {
      return appendInTurn(next);
    }
  }

  private ApprovalEvent appendInTurn(Function<List<ApprovalEvent>, ApprovalEvent> next) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel out =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock turn = out.lock()) {
        byte[] before = Files.readAllBytes(file);
        int whole = wholeLines(before);
        ApprovalEvent event = next.apply(parsed(before));
        out.truncate(whole);
        byte[] line = (JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.wrap(line);
        out.position(whole);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
        return event;
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "Failed to write the approvals in %s: %s. Nothing has changed; look whether the disk has room and the file is yours to write."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
