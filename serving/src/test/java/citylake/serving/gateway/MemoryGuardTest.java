package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryGuardTest {
  private final AtomicInteger ended = new AtomicInteger();
  private boolean isShort;
  private long collections;

  private final MemoryGuard guard =
      new MemoryGuard(
          new MemoryGuard.Memory() {
            @Override
            public boolean isShort() {
              return isShort;
            }

            @Override
            public long collections() {
              return collections;
            }
          },
          ended::incrementAndGet);

  @Test
  void aStatementEndsForEachCollectionThatLeavesTooMuch() {
    guard.look();
    assertThat(ended).hasValue(0);
    isShort = true;
    collections = 1;
    guard.look();
    guard.look();
    assertThat(ended).as("whether it was the right one is not known yet").hasValue(1);
    collections = 2;
    guard.look();
    assertThat(ended).as("it was not").hasValue(2);
    collections = 3;
    isShort = false;
    guard.look();
    assertThat(ended).hasValue(2);
  }

  @Test
  void thisJvmTellsWhatItsCollectionsLeave() {
    OldGeneration memory = new OldGeneration();
    long before = memory.collections();
    System.gc();
    assertThat(memory.collections()).isGreaterThan(before);
    assertThat(memory.isShort()).isFalse();
  }
}
