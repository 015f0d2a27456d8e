package citylake.serving.gateway;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The part of this JVM's heap where what lives long is kept, the largest of its pools. */
final class OldGeneration implements MemoryGuard.Memory {
  /** Below it, a statement of usual size still finds room until the next collection. */
  private static final double FULL = 0.7;

  private final MemoryPoolMXBean pool;
  private final List<GarbageCollectorMXBean> collectors;

  OldGeneration() {
    this.pool =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(each -> each.getType() == MemoryType.HEAP)
            .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
            .filter(each -> each.getUsage().getMax() > 0)
            .max(Comparator.comparingLong(each -> each.getUsage().getMax()))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot watch the memory: this JVM's garbage collector does not tell what it leaves. Nothing was started. Choose another, e.g. -XX:+UseParallelGC, as jvm.options does."));
    pool.setCollectionUsageThreshold((long) (pool.getUsage().getMax() * FULL));
    this.collectors =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(each -> Arrays.asList(each.getMemoryPoolNames()).contains(pool.getName()))
            .toList();
  }

  @Override
  public boolean isShort() {
    return pool.isCollectionUsageThresholdExceeded();
  }

  @Override
  public long collections() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
  }
}
