package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StuckTasksTest {
  private static final Set<Integer> STAGE = Set.of(7);

  private final CountDownLatch isAtWork = new CountDownLatch(1);
  private final CountDownLatch endIsFelt = new CountDownLatch(1);
  private final CountDownLatch mayTell = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger felt = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();

  /** Its statement's end, its thread's and the memory's guard may each ask, all at once. */
  @Test
  void aTaskThatEndsIsNotHitAgainWhileItTellsSparkSo() throws Exception {
    StuckTasks stuck = new StuckTasks(Duration.ofHours(1));
    Thread task = task("0.0 in stage 7.0 (TID 9)", 1);
    Thread other = task("0.0 in stage 8.0 (TID 10)", 1);

    stuck.end(STAGE);
    endIsFelt.await();
    stuck.end(STAGE);
    stuck.end(STAGE);
    mayTell.countDown();
    task.join();

    assertThat(told).as("Spark knows that its core is free").hasValue(1);
    assertThat(felt).hasValue(1);
    assertThat(other.isAlive()).as("a task of another stage").isTrue();
    stuck.end(Set.of(8));
    other.join();
  }

  @Test
  void aTaskThatWentOnAllTheSameIsEndedOnceMore() throws Exception {
    StuckTasks stuck = new StuckTasks(Duration.ofMillis(50));
    Thread task = task("1.0 in stage 7.0 (TID 11)", 2);

    mayTell.countDown();
    for (int forces = 1; forces <= 2; forces++) {
      while (begun.get() < forces) {
        Thread.onSpinWait();
      }
      Thread.sleep(100);
      stuck.end(STAGE);
    }
    task.join();

    assertThat(felt).hasValue(2);
    assertThat(told).hasValue(1);
  }

  /** Works until it was ended as often as said, and then says that it has ended. */
  private Thread task(String name, int forces) throws InterruptedException {
    Thread task =
        new Thread(
            () -> {
              for (int i = 0; i < forces; i++) {
                workUntilEnded();
              }
              while (mayTell.getCount() > 0) {
                Thread.onSpinWait();
              }
              told.incrementAndGet();
            },
            "Executor task launch worker for task " + name);
    task.setDaemon(true);
    task.start();
    isAtWork.await();
    return task;
  }

  private void workUntilEnded() {
    try {
      isAtWork.countDown();
      begun.incrementAndGet();
      while (true) {
        Thread.onSpinWait();
      }
    } catch (ThreadDeath e) {
      felt.incrementAndGet();
      endIsFelt.countDown();
    }
  }
}
