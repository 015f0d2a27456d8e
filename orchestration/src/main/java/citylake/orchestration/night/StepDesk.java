package citylake.orchestration.night;

import citylake.etl.source.Source;
import citylake.lineage.Step;
import citylake.lineage.event.ParentRun;
import citylake.orchestration.delivery.CityLanding;
import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.delivery.RefusedBefore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The night a step at a time: each step by its name, each call with an outcome in words. */
public final class StepDesk {
  /** Prefix of the steps that land one city's files. */
  public static final String LAND = "land:";

  /** The step that closes the doors. */
  public static final String INTAKE = "intake";

  /** The step that judges. */
  public static final String OUT_GATE = "out-gate";

  /** The step that releases. */
  public static final String RELEASE = "release";

  /** Not a step but all of them: what {@code citylake night} asks of a resident process. */
  public static final String WHOLE = "night";

  /** How the message begins by which the out-gate says no. */
  public static final String REFUSES = "The out-gate refuses night";

  private final OpenNight night;
  private final Optional<ParentRun> asker;

  /**
   * @param asker the run that asks for the step, as its lineage tells; empty for the night itself
   */
  public StepDesk(OpenNight night, Optional<ParentRun> asker) {
    this.night = night;
    this.asker = asker;
  }

  /** The doors of a night: its cities, and the one for files of no city. */
  public static List<String> doors(List<Source> sources) {
    return Doors.of(sources);
  }

  /** The names of all steps of a night, in an order in which they can be run. */
  public static List<String> names(List<Source> sources) {
    List<String> names = new ArrayList<>();
    doors(sources).forEach(door -> names.add(LAND + door));
    names.add(INTAKE);
    NightSteps.flow(sources, LocalDate.EPOCH, null).inOrder().stream()
        .map(Step::name)
        .forEach(names::add);
    names.add(OUT_GATE);
    names.add(RELEASE);
    return List.copyOf(names);
  }

  /**
   * Runs the step; asked again, it finds its work done.
   *
   * @throws NotReady when what it reads has not been made
   * @throws UnknownStep when there is no such step
   */
  public Answer run(String step) {
    if (step.startsWith(LAND)) {
      return landed(night.land(step.substring(LAND.length())));
    }
    return switch (step) {
      case INTAKE -> closed(night.closeDoors());
      case OUT_GATE -> judged(night.judge(asker));
      case RELEASE -> released(night.release(asker));
      case WHOLE -> released(NightRun.run(night, night.settings(), Progress.SILENT));
      default -> computed(night.run(step, asker));
    };
  }

  private Answer landed(CityLanding landing) {
    List<Refusal> refused = night.refused(landing);
    int taken = landing.files().size() - refused.size();
    String counts =
        "%s: %d new files landed, %d refused, %d known before."
            .formatted(landing.door(), taken, refused.size(), landing.known());
    List<RefusedBefore> before = night.stillRefused(landing);
    return refused.isEmpty() && before.isEmpty()
        ? Answer.done(taken == 0 ? "nothing_new" : "landed", counts)
        : new Answer(
            StepOutcome.REFUSED,
            true,
            RefusedText.of(landing.door(), refused, before, night.settings(), counts),
            null);
  }

  private Answer closed(List<String> missing) {
    var intake = night.intake();
    String counts =
        "Doors closed: %d files taken, %d not taken, %d known before."
            .formatted(intake.taken().size(), intake.refused().size(), intake.known());
    return Answer.done(
        "closed",
        missing.isEmpty()
            ? counts
            : counts
                + " Not landed in this night, and left for the next: "
                + String.join(", ", missing)
                + ".");
  }

  private Answer computed(StepRecord record) {
    return Answer.done(
        record.outcome(),
        record.rowsWritten() == null
            ? record.output() + " stands as it is."
            : "%s: %,d rows written.".formatted(record.output(), record.rowsWritten()));
  }

  private Answer judged(Judgement judgement) {
    return judgement.blocking().isEmpty()
        ? Answer.done(
            "passed", "%d tables judged; all may go out.".formatted(judgement.snapshots().size()))
        : blocked(judgement.blocking(), null);
  }

  private Answer released(NightResult result) {
    return switch (result.status()) {
      case BLOCKED -> blocked(result.blocking(), result);
      case UP_TO_DATE ->
          new Answer(
              "up_to_date",
              true,
              result.release() == null
                  ? "Nothing to release, and nothing released before."
                  : "Readers see all of it already, as release %d."
                      .formatted(result.release().number()),
              result);
      case RELEASED ->
          new Answer(
              "released",
              true,
              "Readers see night %s now, as release %d."
                  .formatted(result.night(), result.release().number()),
              result);
    };
  }

  private Answer blocked(List<String> blocking, NightResult result) {
    return new Answer(
        StepOutcome.BLOCKED,
        false,
        REFUSES
            + " %s: %s%nUnharmed: what readers see; the rows that were refused lie on the night's branches.%nNext: mend the data or the rule (in the table's contract, with a reason), then run the same night again."
                .formatted(night.settings().date(), String.join("; ", blocking)),
        result);
  }

  /**
   * What a step answers.
   *
   * @param result only of the step that releases
   */
  public record Answer(String outcome, boolean isDone, String message, NightResult result) {
    static Answer done(String outcome, String message) {
      return new Answer(outcome, true, message, null);
    }
  }
}
