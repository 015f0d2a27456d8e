package citylake.orchestration.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A file that was not taken.
 *
 * @param status {@code refused}, or {@code already_taken} for one that the lake has in the same
 *     bytes
 * @param source null where no declaration claims the file
 * @param reason code, e.g. {@code truncated_gzip}
 * @param detail what is wrong, in words that the city can act on; never a person's data
 */
public record Refusal(
    String id,
    String status,
    String source,
    DumpFile file,
    String sha256,
    String reason,
    String detail) {
  /** False for one that the lake has already: nothing is missing. */
  @JsonIgnore
  public boolean isToBeMended() {
    return status.equals("refused");
  }
}
