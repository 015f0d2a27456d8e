package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.iceberg.arrow.ArrowAllocation;
import org.apache.iceberg.shaded.org.apache.arrow.memory.ArrowBuf;
import org.apache.iceberg.shaded.org.apache.arrow.memory.BufferAllocator;
import org.apache.iceberg.shaded.org.apache.arrow.memory.RootAllocator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LeftAllocatorsIT {
  private static final Duration LONGEST_READ = Duration.ofMinutes(5);
  private static final int READS = 5;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-07-01T00:00:00Z"));
  private final InstantSource time = now::get;
  private final LeftAllocators left =
      new LeftAllocators(LONGEST_READ, time.withZone(ZoneOffset.UTC));
  private final RootAllocator all = ArrowAllocation.rootAllocator();

  /** Were none left, Iceberg would have been mended, and the class could go. */
  @Test
  void whatReadsOfFilesLeaveIsClosedOnceNobodyCanBeReading(@TempDir Path folder)
      throws IOException {
    int before = all.getChildAllocators().size();
    try (SmallLake lake = SmallLake.in(folder)) {
      lake.release(1);
      ReleasedReader reader = new ReleasedReader(spark.session(), lake.catalog());
      for (int i = 0; i < READS; i++) {
        List<Row> rows =
            reader.query("SELECT version FROM derived.crime_version", Dataset::collectAsList);
        assertThat(rows).hasSize(1);
      }
    }
    assertThat(all.getChildAllocators()).hasSizeGreaterThanOrEqualTo(before + READS);

    assertThat(left.close()).as("just seen").isZero();
    pass(LONGEST_READ);
    assertThat(left.close()).as("somebody may still read").isZero();
    pass(Duration.ofSeconds(1));
    assertThat(left.close()).isGreaterThanOrEqualTo(READS);
    assertThat(all.getChildAllocators()).isEmpty();
  }

  @Test
  void oneThatHoldsMemoryIsKept() {
    BufferAllocator held = all.newChildAllocator("held", 0, Long.MAX_VALUE);
    ArrowBuf buffer = held.buffer(64);
    left.close();
    pass(LONGEST_READ.multipliedBy(2));

    left.close();
    assertThat(all.getChildAllocators()).containsExactly(held);

    buffer.close();
    assertThat(left.close()).isEqualTo(1);
  }

  private void pass(Duration some) {
    now.updateAndGet(before -> before.plus(some));
  }
}
