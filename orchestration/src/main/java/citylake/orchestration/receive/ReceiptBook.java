package citylake.orchestration.receive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A city's receipts, a line each, in the order in which they were given. A line that a power cut
 * left half is passed over: its file lies there, and gets its receipt when it is sent again.
 */
final class ReceiptBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  ReceiptBook(Path file) {
    this.file = file;
  }

  /** The receipt for a file, by where it lies. */
  Optional<Receipt> of(String target) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return lines.stream()
        .flatMap(line -> read(line).stream())
        .filter(receipt -> receipt.file().equals(target))
        .findFirst();
  }

  private static Optional<Receipt> read(String line) {
    try {
      return Optional.of(JSON.readValue(line, Receipt.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void add(Receipt receipt) throws IOException {
    Files.writeString(
        file,
        "\n" + JSON.writeValueAsString(receipt), // in front: behind a half line it is whole
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
  }
}
