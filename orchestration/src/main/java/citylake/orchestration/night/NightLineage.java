package citylake.orchestration.night;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.lake.NightTables;
import citylake.lineage.ComputedStep;
import citylake.lineage.Step;
import citylake.lineage.column.ColumnLineage;
import citylake.lineage.event.DatasetFacts;
import citylake.lineage.event.EventDispatch;
import citylake.lineage.event.EventFile;
import citylake.lineage.event.FileFacts;
import citylake.lineage.event.JobFacts;
import citylake.lineage.event.Judged;
import citylake.lineage.event.ParentRun;
import citylake.lineage.event.RunEvents;
import citylake.orchestration.delivery.Delivery;
import citylake.orchestration.lineage.DumpFields;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.lineage.StepColumns;
import citylake.quality.Outcome;
import io.openlineage.client.OpenLineage.InputDataset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the runs of one night: the night itself from the first step that has work, each such
 * step under it, and the out-gate's judgement.
 *
 * <p>Telling never stops a night: what cannot be told becomes a warning.
 */
final class NightLineage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NightLineage.class);
  private static final String NIGHT = "night";

  private final LineageSettings settings;
  private final Clock clock;
  private final RunEvents events;
  private final EventFile file;
  private final List<String> warnings = new ArrayList<>();
  private final LongAdder spentNanos = new LongAdder();
  private RunEvents.JobRun whole;

  NightLineage(NightSettings night, Clock clock) {
    this.settings = night.lineage();
    this.clock = clock;
    this.events =
        new RunEvents(
            settings.namespace(), night.date(), org.apache.spark.package$.MODULE$.SPARK_VERSION());
    this.file = new EventFile(file(night));
  }

  /** Where the events of a night's runs are kept. */
  static Path file(NightSettings night) {
    return LineageSettings.folder(night.home()).resolve(night.run() + ".jsonl");
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Tells of what no other run asks for. */
  Asked byItself() {
    return new Asked(Optional.empty());
  }

  /**
   * @param run that asks for what is told; empty for the night itself
   */
  Asked askedBy(Optional<ParentRun> run) {
    return new Asked(run);
  }

  /** Tells of what one run asks for; steps that several ask for go on side by side. */
  final class Asked {
    private final Optional<ParentRun> asker;

    private Asked(Optional<ParentRun> asker) {
      this.asker = asker;
    }

    /** A step begins; what it reads is what the night sees at this moment. */
    StepRun started(Step step, NightContext night) {
      begin();
      StepRun run = new StepRun(step, night, asker);
      run.start();
      return run;
    }

    /** The out-gate has judged. */
    void judged(Judgement judgement, NightTables tables) {
      begin();
      tellJudged(judgement, tables, asker);
    }
  }

  /** A run under the one that asks for it; all of them belong to what asked for the night. */
  private RunEvents.JobRun under(JobFacts job, Optional<ParentRun> asker) {
    ParentRun night = events.asParent(whole);
    return RunEvents.run(
        job,
        Optional.of(asker.orElse(night)),
        asker.isPresent() ? settings.parent() : Optional.empty(),
        clock.instant());
  }

  private void tellJudged(Judgement judgement, NightTables tables, Optional<ParentRun> asker) {
    tell(
        () -> {
          JobFacts job =
              new JobFacts(
                  "night.out_gate",
                  "OUT_GATE",
                  "Judges the night's tables by the rules of their contracts before anybody sees them.",
                  "data team",
                  Optional.empty());
          RunEvents.JobRun run = under(job, asker);
          file.add(events.started(run, List.of(), List.of()));
          List<InputDataset> inputs =
              judgement.snapshots().keySet().stream()
                  .map(table -> judged(table, judgement, tables))
                  .toList();
          return judgement.blocking().isEmpty()
              ? events.completed(run, clock.instant(), inputs, List.of())
              : events.failed(
                  run, clock.instant(), String.join("; ", judgement.blocking()), inputs, List.of());
        });
  }

  private InputDataset judged(TableName table, Judgement judgement, NightTables tables) {
    List<Judged> rules =
        judgement.verdict().outcomes().stream()
            .filter(outcome -> outcome.table().equals(table))
            .map(NightLineage::rule)
            .toList();
    return events.datasets().judged(tables.facts(table), rules);
  }

  private static Judged rule(Outcome outcome) {
    return new Judged(
        outcome.rule(),
        outcome.severity().word(),
        outcome.reason(),
        outcome.holds(),
        outcome.missed(),
        outcome.rows());
  }

  /**
   * The night has come to its end; told once, and only if any step had work.
   *
   * @param blocking what the out-gate refuses it for, in words; empty where it lets it through
   */
  void ended(List<String> blocking) {
    if (whole != null) {
      tellEnd(blocking);
    }
    settings
        .server()
        .ifPresent(server -> warnings.addAll(EventDispatch.of(file.path().getParent(), server)));
  }

  private void tellEnd(List<String> blocking) {
    RunEvents.JobRun run = whole;
    whole = null;
    tell(
        () ->
            blocking.isEmpty()
                ? events.completed(run, clock.instant(), List.of(), List.of())
                : events.failed(
                    run,
                    clock.instant(),
                    "Refused by the out-gate; readers see the release before. "
                        + String.join("; ", blocking),
                    List.of(),
                    List.of()));
    LOG.info("Telling of the night took {} ms", spentNanos.sum() / 1_000_000);
  }

  /** A night that was left before its end. */
  @Override
  public void close() {
    if (whole != null) {
      RunEvents.JobRun run = whole;
      whole = null;
      tell(() -> events.aborted(run, clock.instant()));
    }
  }

  private synchronized void begin() {
    if (whole == null) {
      JobFacts job =
          new JobFacts(
              NIGHT,
              "NIGHT",
              "Brings one night's deliveries of all cities to one release of all tables, or to none.",
              "data team",
              Optional.empty());
      whole = RunEvents.run(job, settings.parent(), clock.instant());
      tell(() -> events.started(whole, List.of(), List.of()));
    }
  }

  /** One event after the other: whoever asks, they share a file. */
  private synchronized void tell(Supplier<String> event) {
    long start = System.nanoTime();
    try {
      file.add(event.get());
    } catch (RuntimeException e) {
      LOG.warn("Lineage was not written", e);
      String warning =
          "Lineage of this night is not complete in %s (%s). Its tables are unharmed."
              .formatted(file.path(), e.getClass().getSimpleName());
      if (!warnings.contains(warning)) {
        warnings.add(warning);
      }
    } finally {
      spentNanos.add(System.nanoTime() - start);
    }
  }

  /** One step on its way. */
  final class StepRun {
    private final Step step;
    private final NightContext night;
    private final Optional<ParentRun> asker;
    private RunEvents.JobRun run;
    private List<InputDataset> inputs = List.of();
    private ColumnLineage columns = ColumnLineage.NONE;

    private StepRun(Step step, NightContext night, Optional<ParentRun> asker) {
      this.step = step;
      this.night = night;
      this.asker = asker;
    }

    private void start() {
      tell(
          () -> {
            TableContract contract = TableContracts.of(step.output());
            JobFacts job =
                new JobFacts(
                    NIGHT + "." + step.name(),
                    "STEP",
                    contract.purpose(),
                    contract.owner(),
                    step instanceof ComputedStep computed ? computed.sql() : Optional.empty());
            run = under(job, asker);
            inputs = inputs();
            columns = StepColumns.declared(step).orElse(ColumnLineage.NONE).with(fromDumps());
            return events.started(
                run, inputs, List.of(events.datasets().output(declared(), columns)));
          });
    }

    private List<InputDataset> inputs() {
      List<InputDataset> all = new ArrayList<>();
      step.inputs().forEach(table -> all.add(events.datasets().input(night.tables().facts(table))));
      if (step instanceof DeliveryStep && step.inputs().isEmpty()) {
        night.intake().taken().stream()
            .map(delivery -> FileFacts.of(delivery.file().path(), delivery.file().bytes()))
            .forEach(dump -> all.add(events.datasets().input(dump)));
      }
      return all;
    }

    /** What goes from the dumps of this night into a standard table. */
    private ColumnLineage fromDumps() {
      return step instanceof DeliveryStep && step.output().layer().equals("standard")
          ? DumpFields.into(
              step.output(),
              night.intake().taken().stream().map(Delivery::source).distinct().toList())
          : ColumnLineage.NONE;
    }

    private DatasetFacts declared() {
      DatasetFacts facts = night.tables().facts(step.output());
      return new DatasetFacts(facts.table(), facts.location(), null, null, null, null);
    }

    /** The rows that the step is about to write: their plan says from which columns they come. */
    void computed(Dataset<Row> rows) {
      long start = System.nanoTime();
      try {
        columns = StepColumns.of(step, Optional.of(rows));
      } catch (RuntimeException e) {
        LOG.warn("Column lineage of step {} was not found", step.name(), e);
      } finally {
        spentNanos.add(System.nanoTime() - start);
      }
    }

    void completed(NightTables.Staged staged) {
      DatasetFacts made =
          new DatasetFacts(
              staged.table(),
              declared().location(),
              staged.snapshotId(),
              staged.rowsWritten(),
              staged.bytesWritten(),
              staged.filesWritten());
      tell(
          () ->
              events.completed(
                  run, clock.instant(), inputs, List.of(events.datasets().output(made, columns))));
    }

    void failed(RuntimeException failure) {
      tell(
          () ->
              events.failed(
                  run,
                  clock.instant(),
                  failure,
                  inputs,
                  List.of(events.datasets().output(declared(), columns))));
    }
  }
}
