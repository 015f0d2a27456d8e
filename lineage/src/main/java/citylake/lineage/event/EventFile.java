package citylake.lineage.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events of one run of the night, a line each, in a file that is only added to.
 *
 * <p>One process adds (it holds the lake's lock), others may read meanwhile. A line without its end
 * is being written, or was torn when a process was killed: it is no line yet. What is added behind
 * a torn line begins a new one, so that one event is lost and not two.
 */
public final class EventFile {
  private static final String ENDING = ".jsonl";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;

  /**
   * @param file made with the first event
   */
  public EventFile(Path file) {
    this.file = file;
  }

  /** The event files of a folder, oldest run first; none where there is no folder. */
  public static List<EventFile> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(EventFile::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the lineage in " + folder, e);
    }
  }

  /** The event in a line; empty where the line is torn or is no event. */
  public static Optional<JsonNode> event(String line) {
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  public Path path() {
    return file;
  }

  /** A file of the same run beside this one. */
  Path beside(String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ending);
  }

  /**
   * @param event one line of JSON
   */
  public void add(String event) {
    try {
      Files.createDirectories(file.getParent());
      String line = (isTorn() ? "\n" : "") + event + "\n";
      Files.write(
          file,
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write the lineage of the night to %s. The night's tables are unharmed."
              .formatted(file),
          e);
    }
  }

  private boolean isTorn() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel bytes = FileChannel.open(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return bytes.size() > 0 && bytes.read(last, bytes.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  /** The whole lines, in order; each is to be read by {@link #event}. */
  public List<String> lines() {
    try {
      // Decoded here, because a torn line may end within a letter.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the lineage in " + file, e);
    }
  }
}
