package citylake.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.testing.Waits;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private final Collection<String> done = new ConcurrentLinkedQueue<>();

  @Test
  void resultsComeInTheOrderOfTheWork() {
    assertThat(SideBySide.all(List.<Supplier<Integer>>of(() -> 1, () -> 2, () -> 3)))
        .containsExactly(1, 2, 3);
  }

  @Test
  void afterAFailureWhatGoesOnIsWaitedForAndNothingNewIsBegun() {
    CountDownLatch bothAreOn = new CountDownLatch(2);
    RuntimeException failure = new IllegalStateException("no such file");
    List<Supplier<Boolean>> work =
        List.of(
            () -> {
              meet(bothAreOn);
              throw failure;
            },
            () -> {
              meet(bothAreOn);
              Waits.aMoment();
              return done.add("second");
            },
            () -> done.add("third"));

    assertThatThrownBy(() -> SideBySide.all(work)).isSameAs(failure);
    assertThat(done).containsExactly("second");
  }

  @Test
  void aLaterFailureIsKeptInTheFirst() {
    CountDownLatch bothAreOn = new CountDownLatch(2);
    List<Supplier<Boolean>> work =
        List.of(
            () -> {
              meet(bothAreOn);
              throw new IllegalStateException("first");
            },
            () -> {
              meet(bothAreOn);
              throw new IllegalStateException("second");
            });

    assertThatThrownBy(() -> SideBySide.all(work))
        .hasMessage("first")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).hasMessage("second"));
  }

  private static void meet(CountDownLatch both) {
    both.countDown();
    Waits.until(both);
  }
}
