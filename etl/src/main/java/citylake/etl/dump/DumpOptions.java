package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import citylake.etl.landing.Split;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** What a read of dumps is about, as text options that Spark carries to the source. */
record DumpOptions(DumpShape shape, List<LandedFile> files) {
  private static final String SHAPE = "shape";
  private static final String FILES = "files";
  private static final ObjectMapper JSON = new ObjectMapper();

  Map<String, String> asMap() {
    try {
      return Map.of(SHAPE, shape.toJson(), FILES, JSON.writeValueAsString(files));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Failed to write the list of landed files", e);
    }
  }

  /** Uncompressed bytes of the files. */
  long bytes() {
    return files.stream().flatMap(file -> file.splits().stream()).mapToLong(Split::length).sum();
  }

  static DumpOptions of(Map<String, String> given) {
    CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(given);
    if (!options.containsKey(SHAPE) || !options.containsKey(FILES)) {
      throw new IllegalArgumentException(
          "Cannot read dumps without the options '%s' and '%s': make them with DumpSource.options."
              .formatted(SHAPE, FILES));
    }
    try {
      return new DumpOptions(
          DumpShape.fromJson(options.get(SHAPE)),
          JSON.readValue(options.get(FILES), new TypeReference<List<LandedFile>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Invalid option '%s': %s. Make it with DumpSource.options."
              .formatted(FILES, e.getOriginalMessage()),
          e);
    }
  }
}
