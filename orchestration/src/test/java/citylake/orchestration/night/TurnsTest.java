package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.Waits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnsTest {
  private final Turns turns = new Turns();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger going = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(names = {"SMALL", "LARGE"})
  void stepsOfOneSizeGoOnTwoAtATime(Company company) throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    List<Future<?>> all = new ArrayList<>();
    for (String step : List.of("a", "b", "c", "d")) {
      all.add(
          threads.submit(
              () ->
                  turns.beside(
                      step,
                      company,
                      () -> {
                        most.accumulateAndGet(going.incrementAndGet(), Math::max);
                        two.countDown();
                        Waits.until(two);
                        Waits.aMoment(); // time enough for a third, if there were room
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
            threads.submit(() -> turns.beside("a", Company.SMALL, this::counted)),
            threads.submit(() -> turns.beside("a", Company.SMALL, this::counted))));

    assertThat(most).hasValue(1);
  }

  @Test
  void aSmallStepAndALargeOneGoOneAfterTheOther() throws Exception {
    end(
        List.of(
            threads.submit(() -> turns.beside("a", Company.SMALL, this::counted)),
            threads.submit(() -> turns.beside("b", Company.LARGE, this::counted))));

    assertThat(most).hasValue(1);
  }

  @Test
  void whoCameFirstIsServedFirst() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch isOn = new CountDownLatch(1);
    CountDownLatch allWait = new CountDownLatch(1);
    List<Future<?>> all = new ArrayList<>();
    all.add(
        threads.submit(
            () ->
                turns.beside(
                    "first",
                    Company.SMALL,
                    () -> {
                      isOn.countDown();
                      Waits.until(allWait);
                      return order.add("first");
                    })));
    Waits.until(isOn);
    Thread large = waiting(() -> turns.beside("large", Company.LARGE, () -> order.add("large")));
    Thread small = waiting(() -> turns.beside("small", Company.SMALL, () -> order.add("small")));
    allWait.countDown();
    large.join(60_000);
    small.join(60_000);
    end(all);

    assertThat(order).containsExactly("first", "large", "small");
  }

  @Test
  void whoIsInterruptedWaitsForItsTurnAndStaysInterrupted() throws Exception {
    CountDownLatch isOn = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Future<?> first =
        threads.submit(
            () ->
                turns.alone(
                    () -> {
                      isOn.countDown();
                      Waits.until(mayEnd);
                      return true;
                    }));
    Waits.until(isOn);
    AtomicBoolean isInterrupted = new AtomicBoolean();
    Thread second =
        waiting(
            () ->
                turns.alone(
                    () -> {
                      isInterrupted.set(Thread.currentThread().isInterrupted());
                      return going.incrementAndGet();
                    }));
    second.interrupt();
    Waits.aMoment();
    assertThat(going).hasValue(0);
    mayEnd.countDown();
    second.join(60_000);
    end(List.of(first));

    assertThat(going).hasValue(1);
    assertThat(isInterrupted).isTrue();
  }

  @Test
  void whatIsAloneHasNothingBesideItAndMayTakeItsTurnAgain() throws Exception {
    end(
        List.of(
            threads.submit(() -> turns.beside("a", Company.SMALL, this::counted)),
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
                    Company.SMALL,
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
    Waits.aMoment();
    return going.decrementAndGet();
  }

  /** Begins the call, and returns when it waits. */
  private static Thread waiting(Runnable call) throws InterruptedException {
    Thread thread = new Thread(call);
    thread.start();
    for (int look = 0; look < 6_000 && thread.getState() != Thread.State.WAITING; look++) {
      Thread.sleep(10);
    }
    assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
    return thread;
  }

  private static void end(List<Future<?>> all) throws Exception {
    for (Future<?> each : all) {
      each.get(1, TimeUnit.MINUTES);
    }
  }
}
