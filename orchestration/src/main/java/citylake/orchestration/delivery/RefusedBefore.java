package citylake.orchestration.delivery;

/**
 * A file that an earlier run of the night refused.
 *
 * @param file its name, as the listing of the dumps gives it
 * @param source name of the source that claimed it; null where none did
 */
public record RefusedBefore(String file, String source, String reason) {
  public boolean isClaimed() {
    return source != null;
  }

  /** Name and reason, as messages give them. */
  public String words() {
    return "%s (%s)".formatted(file, reason);
  }
}
