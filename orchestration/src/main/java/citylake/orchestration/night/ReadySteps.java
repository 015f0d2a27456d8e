package citylake.orchestration.night;

import citylake.lineage.Flow;
import citylake.lineage.Step;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which steps of an open night are made, and from tonight's files: told by the marks in the tables,
 * so also after a kill and whoever made them.
 */
final class ReadySteps {
  private final LocalDate date;
  private final Supplier<Flow> flow;
  private final Supplier<Optional<NightContext>> night;
  private final Set<String> found = new HashSet<>();

  /**
   * @param night empty while the tables are behind their migrations: then nothing is made
   */
  ReadySteps(LocalDate date, Supplier<Flow> flow, Supplier<Optional<NightContext>> night) {
    this.date = date;
    this.flow = flow;
    this.night = night;
  }

  /** The night's files or tables have changed: everything is looked up again. */
  void forget() {
    found.clear();
  }

  void made(String step) {
    found.add(step);
  }

  /** Whether the step's own result is there, whatever has become of what it was made from. */
  boolean isDone(Step step) {
    Optional<NightContext> open = night.get();
    if (open.isEmpty()) {
      return false;
    }
    NightContext context = open.get();
    if (step instanceof DeliveryStep fed && !fed.hasWork(context)) {
      return !context.tables().isTouched(step.output());
    }
    return StepRunner.isUpToDate(
        step, StepRunner.fingerprint(step, context, context.tables()), context.tables());
  }

  /**
   * Lets a call through once the steps are made, and all that they are made from.
   *
   * @param what the call, as the message names it
   * @throws NotReady naming the steps that are missing
   */
  void refuseUnless(List<Step> steps, String what) {
    Set<Step> needed = new HashSet<>();
    steps.forEach(step -> gather(step, needed));
    List<String> missing =
        flow.get().inOrder().stream()
            .filter(needed::contains)
            .filter(step -> !isReady(step))
            .map(Step::name)
            .toList();
    if (!missing.isEmpty()) {
      throw new NotReady(
          "Cannot %s of night %s: not made yet, or made from other files: %s. Nothing was changed. First: citylake step run --step %s"
              .formatted(what, date, String.join(", ", missing), missing.get(0)));
    }
  }

  /** The step and all that it is made from. */
  private void gather(Step step, Set<Step> into) {
    if (into.add(step)) {
      flow.get().before(step).forEach(before -> gather(before, into));
    }
  }

  private boolean isReady(Step step) {
    if (found.contains(step.name())) {
      return true;
    }
    boolean isReady = flow.get().before(step).stream().allMatch(this::isReady) && isDone(step);
    if (isReady) {
      made(step.name());
    }
    return isReady;
  }
}
