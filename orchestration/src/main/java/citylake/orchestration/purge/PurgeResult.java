package citylake.orchestration.purge;

import citylake.lake.Release;
import java.util.List;

/**
 * What a purge has done.
 *
 * @param plan what it found
 * @param release what readers see now
 * @param isNew whether that is without rows that they saw before
 * @param proved what is gone: of this purge, and of those that it finished
 * @param files files of tables and of the landing area that are no longer on the disk
 * @param bytes of these
 */
public record PurgeResult(
    PurgePlan plan,
    Release release,
    boolean isNew,
    List<PurgeLine> proved,
    long files,
    long bytes) {}
