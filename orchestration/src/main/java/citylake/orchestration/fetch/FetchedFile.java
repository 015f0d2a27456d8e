package citylake.orchestration.fetch;

/**
 * A file that was fetched.
 *
 * @param file where it lies, below the folder of dumps
 * @param resumedFrom how many of its bytes an earlier attempt had brought already
 * @param became {@code new}, {@code replaced} (another content lay there), or {@code already_there}
 */
public record FetchedFile(
    String file, long bytes, long resumedFrom, String sha256, String became) {}
