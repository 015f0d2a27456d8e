package citylake.lake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.arrow.ArrowAllocation;
import org.apache.iceberg.shaded.org.apache.arrow.memory.BufferAllocator;

/**
 * What Iceberg leaves of each Parquet file that it has read by columns: an allocator that holds no
 * memory, which the one of the whole process never forgets. Some hundred bytes each; a process that
 * answers for weeks would be full of them (apache/iceberg issue 13937; this may go with the release
 * that has its repair).
 */
public final class LeftAllocators {
  private final Duration longestRead;
  private final Clock clock;
  private final Map<BufferAllocator, Instant> firstSeen = new HashMap<>();

  /**
   * @param longestRead after so long nobody reads a file any more that was being read
   */
  public LeftAllocators(Duration longestRead, Clock clock) {
    this.longestRead = longestRead;
    this.clock = clock;
  }

  /**
   * Closes those that were there so long ago that whoever made them is through.
   *
   * @return how many
   */
  public synchronized int close() {
    Instant now = clock.instant();
    Collection<BufferAllocator> there = ArrowAllocation.rootAllocator().getChildAllocators();
    firstSeen.keySet().retainAll(there);
    int closed = 0;
    for (BufferAllocator allocator : there) {
      Instant since = firstSeen.computeIfAbsent(allocator, any -> now);
      if (since.plus(longestRead).isBefore(now) && allocator.getAllocatedMemory() == 0) {
        allocator.close();
        firstSeen.remove(allocator);
        closed++;
      }
    }
    return closed;
  }
}
