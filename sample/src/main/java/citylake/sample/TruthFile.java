package citylake.sample;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the planted truth as JSON, so that anyone can compare with another tool. */
final class TruthFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private TruthFile() {}

  static void write(Path file, Truth truth) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, JSON.writeValueAsString(truth) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write %s: %s. Check the folder's rights and free space; no lake was touched."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
