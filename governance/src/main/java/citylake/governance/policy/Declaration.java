package citylake.governance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A declaration in a YAML file, read again whenever the file has changed; while it cannot be read,
 * or is not valid, there is none, also no earlier one.
 *
 * @param <T> what it declares
 */
public final class Declaration<T> {
  private static final ObjectMapper YAML = new YAMLMapper();

  private final Path file;
  private final BiFunction<JsonNode, List<String>, T> read;
  private FileStamp stamp;
  private T value;

  /**
   * @param read makes the value and adds what is wrong to the list
   */
  public Declaration(Path file, BiFunction<JsonNode, List<String>, T> read) {
    this.file = file;
    this.read = read;
  }

  /**
   * What the file declares now.
   *
   * @throws IllegalStateException with every fault, where it cannot be read or is not valid
   */
  public synchronized T now() {
    try {
      FileStamp now = FileStamp.of(file);
      if (!now.equals(stamp)) {
        stamp = null;
        value = parsed(Files.readString(file, StandardCharsets.UTF_8));
        stamp = now;
      }
      return value;
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot read %s: %s. Nothing is answered until it can be read."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private T parsed(String text) throws IOException {
    List<String> faults = new ArrayList<>();
    T parsed = read.apply(YAML.readTree(text), faults);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "Invalid declaration %s: %d fault(s): %s. Nothing is answered until it is corrected."
              .formatted(file, faults.size(), String.join("; ", faults)));
    }
    return parsed;
  }
}
