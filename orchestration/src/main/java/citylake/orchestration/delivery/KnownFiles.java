package citylake.orchestration.delivery;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that earlier nights have dealt with, as {@code ops.delivery} tells. */
public final class KnownFiles {
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> takenByHash = new HashMap<>();

  /**
   * @param deliveries rows of ops.delivery
   */
  public KnownFiles(List<Map<String, Object>> deliveries) {
    for (Map<String, Object> row : deliveries) {
      OffsetDateTime modified = (OffsetDateTime) row.get("modified_at");
      seen.add(
          identity(
              (String) row.get("file"),
              (Long) row.get("bytes"),
              modified == null ? 0 : modified.toInstant().toEpochMilli()));
      if ("taken".equals(row.get("status"))) {
        takenByHash.put(row.get("source") + " " + row.get("sha256"), (String) row.get("delivery"));
      }
    }
  }

  /** Same name, size and time as a file that was dealt with: not read again. */
  public boolean isUnchanged(DumpFile file) {
    return seen.contains(identity(file.name(), file.bytes(), file.modifiedAt().toEpochMilli()));
  }

  /** The delivery that brought the same bytes for the same source. */
  public Optional<String> takenAs(String source, String sha256) {
    return Optional.ofNullable(takenByHash.get(source + " " + sha256));
  }

  private static String identity(String name, long bytes, long modified) {
    return name + " " + bytes + " " + modified;
  }
}
