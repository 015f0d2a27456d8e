package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FairQueueTest {
  private final BlockingQueue<String> started = new LinkedBlockingQueue<>();

  /** Work that says that it has begun, and goes on until it may end. */
  private Runnable work(String name, CountDownLatch end) {
    return () -> {
      started.add(name);
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private String next() throws InterruptedException {
    return started.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void heavyUserLeavesAPlaceAndWaitsBehindOthers() throws Exception {
    CountDownLatch heavy = new CountDownLatch(1);
    CountDownLatch light = new CountDownLatch(1);
    try (FairQueue queue = new FairQueue(3)) {
      for (int i = 1; i <= 5; i++) {
        queue.add("heavy", work("heavy" + i, heavy));
      }
      assertThat(List.of(next(), next())).containsExactlyInAnyOrder("heavy1", "heavy2");
      assertThat(started.poll(100, TimeUnit.MILLISECONDS)).as("the last place").isNull();

      queue.add("light", work("light1", light));
      assertThat(next()).isEqualTo("light1");
      queue.add("light", work("light2", light));
      queue.add("third", work("third1", light));

      light.countDown();
      assertThat(List.of(next(), next()))
          .as("those who have none running, before the one who has two")
          .containsExactlyInAnyOrder("third1", "light2");
      heavy.countDown();
      assertThat(List.of(next(), next(), next()))
          .containsExactlyInAnyOrder("heavy3", "heavy4", "heavy5");
    }
  }

  @Test
  void workThatFailsGivesItsPlaceBack() throws Exception {
    try (FairQueue queue = new FairQueue(1)) {
      queue.add(
          "ann",
          () -> {
            started.add("failing");
            throw new IllegalStateException("of the test");
          });
      queue.add("ann", () -> started.add("next"));
      assertThat(next()).isEqualTo("failing");
      assertThat(next()).isEqualTo("next");
    }
  }
}
