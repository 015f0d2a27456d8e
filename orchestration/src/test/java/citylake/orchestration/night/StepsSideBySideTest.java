package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableName;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import citylake.testing.Waits;
import java.io.IOError;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StepsSideBySideTest {
  private static final Step RAW = step("raw", "raw.record");
  private static final Step CRIMES = step("crimes", "standard.incident", "raw.record");
  private static final Step CRASHES = step("crashes", "standard.crash", "raw.record");
  private static final Step CALLS = step("calls", "standard.help_request", "raw.record");
  private static final Step MODEL =
      step("model", "derived.hot_place", "standard.incident", "standard.crash");

  private final Collection<String> begun = new ConcurrentLinkedQueue<>();
  private final Collection<String> told = new ConcurrentLinkedQueue<>();

  @Test
  void aStepBeginsWhenAllThatItReadsIsMade() {
    Collection<String> ended = new ConcurrentLinkedQueue<>();
    Flow flow = Flow.of(List.of(RAW, CRIMES, CRASHES, CALLS, MODEL));

    StepsSideBySide.run(
        flow,
        step -> Company.SMALL,
        step -> {
          assertThat(ended).containsAll(flow.before(step).stream().map(Step::name).toList());
          ended.add(step.name());
        },
        Progress.SILENT);

    assertThat(ended).containsExactlyInAnyOrder("raw", "crimes", "crashes", "calls", "model");
  }

  @Test
  void twoGoOnAtOnceAndNeverThree() {
    CountDownLatch two = new CountDownLatch(2);
    AtomicInteger going = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    StepsSideBySide.run(
        Flow.of(List.of(CRIMES, CRASHES, CALLS)),
        step -> Company.SMALL,
        step -> {
          most.accumulateAndGet(going.incrementAndGet(), Math::max);
          two.countDown();
          Waits.until(two);
          going.decrementAndGet();
        },
        Progress.SILENT);

    assertThat(most).hasValue(2);
  }

  @Test
  void afterAFailureNothingNewBeginsWhatGoesOnIsWaitedForAndTheFailureIsThrownAsItIs() {
    CountDownLatch bothAreOn = new CountDownLatch(2);
    AtomicInteger through = new AtomicInteger();
    RuntimeException failure = new IllegalStateException("no room on the disk");

    assertThatThrownBy(
            () ->
                StepsSideBySide.run(
                    Flow.of(List.of(CRIMES, CRASHES, CALLS, MODEL)),
                    step -> Company.SMALL,
                    step -> {
                      begun.add(step.name());
                      bothAreOn.countDown();
                      Waits.until(bothAreOn);
                      if (step.equals(CRIMES)) {
                        throw failure;
                      }
                      Waits.aMoment();
                      through.incrementAndGet();
                    },
                    (stage, detail) -> told.add(stage + " " + detail)))
        .isSameAs(failure);
    assertThat(begun).containsExactlyInAnyOrder("crimes", "crashes");
    assertThat(through).hasValue(1);
    assertThat(told).containsExactly("crimes failed");
  }

  @Test
  void aStepThatKeepsNoCompanyGoesAloneAndWaitsForThoseBeforeIt() {
    AtomicInteger going = new AtomicInteger();
    Collection<String> beside = new ConcurrentLinkedQueue<>();

    StepsSideBySide.run(
        Flow.of(List.of(CRIMES, CRASHES, CALLS)),
        step -> step.equals(CRASHES) ? Company.NONE : Company.SMALL,
        step -> {
          begun.add(step.name());
          if (going.incrementAndGet() > 1) {
            beside.add(step.name());
          }
          Waits.aMoment();
          going.decrementAndGet();
        },
        Progress.SILENT);

    assertThat(begun).containsExactly("crimes", "crashes", "calls");
    assertThat(beside).isEmpty();
  }

  @Test
  void twoLargeStepsGoOnAtOnceAndNoneBesideASmallOne() {
    CountDownLatch large = new CountDownLatch(2);
    Collection<Company> going = new ConcurrentLinkedQueue<>();
    Function<Step, Company> companyOf = step -> step.equals(CRIMES) ? Company.SMALL : Company.LARGE;

    StepsSideBySide.run(
        Flow.of(List.of(CRIMES, CRASHES, CALLS)),
        companyOf,
        step -> {
          Company own = companyOf.apply(step);
          going.add(own);
          assertThat(going).containsOnly(own);
          if (own == Company.LARGE) {
            large.countDown();
            Waits.until(large);
          } else {
            Waits.aMoment();
          }
          going.remove(own);
        },
        Progress.SILENT);

    assertThat(going).isEmpty();
  }

  @Test
  void aStepThatWaitsIsNotBegunAfterAFailure() {
    assertThatThrownBy(
            () ->
                StepsSideBySide.run(
                    Flow.of(List.of(CRIMES, CRASHES)),
                    step -> step.equals(CRIMES) ? Company.SMALL : Company.NONE,
                    step -> {
                      begun.add(step.name());
                      Waits.aMoment();
                      throw new IllegalStateException("no room on the disk");
                    },
                    Progress.SILENT))
        .hasMessage("no room on the disk");
    assertThat(begun).containsExactly("crimes");
  }

  @Test
  void aStepThatCannotBeLookedAtFailsAndTheOneThatGoesOnIsWaitedFor() {
    RuntimeException failure = new IllegalStateException("no way to the catalog");
    AtomicInteger through = new AtomicInteger();

    assertThatThrownBy(
            () ->
                StepsSideBySide.run(
                    Flow.of(List.of(CRIMES, CRASHES)),
                    step -> {
                      if (step.equals(CRASHES)) {
                        throw failure;
                      }
                      return Company.SMALL;
                    },
                    step -> {
                      begun.add(step.name());
                      Waits.aMoment();
                      through.incrementAndGet();
                    },
                    (stage, detail) -> told.add(stage + " " + detail)))
        .isSameAs(failure);
    assertThat(begun).containsExactly("crimes");
    assertThat(through).hasValue(1);
    assertThat(told).containsExactly("crashes failed");
  }

  @Test
  void aReportThatCannotBeWrittenEitherDoesNotHideTheFailure() {
    RuntimeException failure = new IllegalStateException("no room for the step");

    assertThatThrownBy(
            () ->
                StepsSideBySide.run(
                    Flow.of(List.of(RAW)),
                    step -> Company.SMALL,
                    step -> {
                      throw failure;
                    },
                    (stage, detail) -> {
                      throw new IllegalStateException("no room for the report");
                    }))
        .isSameAs(failure)
        .satisfies(
            thrown -> assertThat(thrown.getSuppressed()[0]).hasMessage("no room for the report"));
  }

  @Test
  void whoIsInterruptedWaitsForTheStepThatGoesOnAndBeginsNoOther() throws Exception {
    CountDownLatch isOn = new CountDownLatch(1);
    AtomicInteger through = new AtomicInteger();
    Thread night =
        new Thread(
            () ->
                assertThatThrownBy(
                        () ->
                            StepsSideBySide.run(
                                Flow.of(List.of(RAW, CRIMES)),
                                step -> Company.SMALL,
                                step -> {
                                  begun.add(step.name());
                                  isOn.countDown();
                                  Waits.aMoment();
                                  through.incrementAndGet();
                                },
                                Progress.SILENT))
                    .satisfies(thrown -> told.add(thrown.getMessage())));
    night.start();
    Waits.until(isOn);
    night.interrupt();
    night.join();

    assertThat(told)
        .containsExactly(
            "Cannot go on with the night: its thread was interrupted. What is released is unharmed, and so are the steps that were through. Give the same command again; it goes on where it was.");
    assertThat(through).hasValue(1);
    assertThat(begun).containsExactly("raw");
  }

  @Test
  void ofTwoFailuresTheSecondIsKeptInTheFirst() {
    CountDownLatch bothAreOn = new CountDownLatch(2);

    assertThatThrownBy(
            () ->
                StepsSideBySide.run(
                    Flow.of(List.of(CRIMES, CRASHES)),
                    step -> Company.SMALL,
                    step -> {
                      bothAreOn.countDown();
                      Waits.until(bothAreOn);
                      throw new IllegalStateException(step.name());
                    },
                    Progress.SILENT))
        .satisfies(
            first ->
                assertThat(List.of(first.getMessage(), first.getSuppressed()[0].getMessage()))
                    .containsExactlyInAnyOrder("crimes", "crashes"));
  }

  @Test
  void anErrorOfTheDiskIsThrownAsItIs() {
    assertThatThrownBy(
            () ->
                StepsSideBySide.run(
                    Flow.of(List.of(RAW)),
                    step -> Company.SMALL,
                    step -> {
                      throw new IOError(new IOException("input/output error"));
                    },
                    Progress.SILENT))
        .isInstanceOf(IOError.class)
        .hasMessageContaining("input/output error");
  }

  /** Spark throws some of its exceptions without declaring them. */
  @Test
  void aCheckedExceptionIsToldWithTheStepAndWhatIsUnharmed() {
    assertThatThrownBy(
            () ->
                StepsSideBySide.run(
                    Flow.of(List.of(RAW)),
                    step -> Company.SMALL,
                    step -> throwUndeclared(new IOException("no such block")),
                    Progress.SILENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Failed to run step raw: no such block. What is released is unharmed, and so are the steps that were through. Give the same command again; it goes on where it was.");
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void throwUndeclared(Exception failure) throws E {
    throw (E) failure;
  }

  private static Step step(String name, String output, String... inputs) {
    record Declared(String name, TableName output, List<TableName> inputs) implements Step {
      @Override
      public Writes writes() {
        return Writes.REPLACE;
      }

      @Override
      public int version() {
        return 1;
      }

      @Override
      public String definition() {
        return "";
      }
    }
    return new Declared(
        name, TableName.of(output), Arrays.stream(inputs).map(TableName::of).toList());
  }
}
