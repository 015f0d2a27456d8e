package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger going = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void smallStepsGoOnTwoAtATime() throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    List<Future<?>> all = new ArrayList<>();
    for (String step : List.of("a", "b", "c", "d")) {
      all.add(
          threads.submit(
              () ->
                  turns.beside(
                      step,
                      () -> {
                        most.accumulateAndGet(going.incrementAndGet(), Math::max);
                        two.countDown();
                        await(two);
                        return going.decrementAndGet();
                      })));
    }
    end(all);

    assertThat(most).hasValue(2);
  }

  @Test
  void theSameStepAskedTwiceAtOnceGoesOneAfterTheOther() throws Exception {
    end(
        List.of(
            threads.submit(() -> turns.beside("a", this::counted)),
            threads.submit(() -> turns.beside("a", this::counted))));

    assertThat(most).hasValue(1);
  }

  @Test
  void whatIsAloneHasNothingBesideItAndMayTakeItsTurnAgain() throws Exception {
    end(
        List.of(
            threads.submit(() -> turns.beside("a", this::counted)),
            threads.submit(() -> turns.alone(() -> turns.alone(this::counted))),
            threads.submit(() -> turns.alone(this::counted))));

    assertThat(most).hasValue(1);
  }

  @Test
  void aFailureGivesTheTurnBack() throws Exception {
    Future<?> failed =
        threads.submit(
            () ->
                turns.beside(
                    "a",
                    () -> {
                      throw new IllegalStateException("no room");
                    }));
    assertThat(failed).failsWithin(1, TimeUnit.MINUTES);

    end(List.of(threads.submit(() -> turns.alone(this::counted))));
    assertThat(most).hasValue(1);
  }

  /** How many are at work, seen by one of them. */
  private int counted() {
    int now = going.incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return going.decrementAndGet();
  }

  private static void end(List<Future<?>> all) throws Exception {
    for (Future<?> each : all) {
      each.get(1, TimeUnit.MINUTES);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).as("the other is on").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
