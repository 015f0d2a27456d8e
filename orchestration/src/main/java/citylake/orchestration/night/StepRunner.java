package citylake.orchestration.night;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.lake.Marks;
import citylake.lake.NightTables;
import citylake.lineage.ComputedStep;
import citylake.lineage.Fingerprint;
import citylake.lineage.Inputs;
import citylake.lineage.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Runs one step of a night, unless its result is already there. */
final class StepRunner {
  private final NightContext night;
  private final String run;
  private final Clock clock;
  private final NightLineage.Asked lineage;

  StepRunner(NightContext night, String run, Clock clock, NightLineage.Asked lineage) {
    this.lineage = lineage;
    this.night = night;
    this.run = run;
    this.clock = clock;
  }

  StepRecord run(Step step) {
    Instant start = clock.instant();
    NightTables tables = night.tables();
    if (step instanceof DeliveryStep fed && !fed.hasWork(night)) {
      tables.forget(step.output());
      return record(step, "", null, null, start, "nothing_to_do");
    }
    String fingerprint = fingerprint(step, night, tables);
    if (isUpToDate(step, fingerprint, tables)) {
      return record(step, fingerprint, tables.seen(step.output()), null, start, "up_to_date");
    }
    tables.expectRows(rowsRead(step, night));
    NightLineage.StepRun told = lineage.started(step, night);
    NightTables.Staged staged;
    try {
      staged = staged(step, fingerprint, told);
    } catch (RuntimeException e) {
      told.failed(e);
      throw e;
    }
    told.completed(staged);
    return record(step, fingerprint, staged.snapshotId(), staged.rowsWritten(), start, "written");
  }

  private NightTables.Staged staged(Step step, String fingerprint, NightLineage.StepRun told) {
    NightTables tables = night.tables();
    NightTables.Staged[] staged = new NightTables.Staged[1];
    tables.reading(
        step.inputs(),
        () ->
            staged[0] =
                tables.stage(
                    step.output(),
                    new Marks(run, step.name(), fingerprint),
                    attempt -> {
                      if (step instanceof DeliveryStep fed) {
                        fed.write(night, attempt);
                      } else {
                        Dataset<Row> rows = ((ComputedStep) step).apply(declared(step));
                        told.computed(rows);
                        attempt.replace(rows);
                      }
                    }));
    return staged[0];
  }

  /** About how many rows the step reads; its inputs must be made. */
  static long rowsRead(Step step, NightContext night) {
    if (step instanceof DeliveryStep fed) {
      return fed.hasWork(night) ? fed.rowsRead(night) : 0;
    }
    return step.inputs().stream().mapToLong(night.tables()::rowCount).sum();
  }

  /** What decides the step's output tonight. */
  static String fingerprint(Step step, NightContext night, NightTables tables) {
    Map<String, String> reads = new TreeMap<>();
    if (step instanceof DeliveryStep fed) {
      reads.putAll(fed.reads(night));
    } else {
      step.inputs()
          .forEach(input -> reads.put(input.toString(), Long.toString(tables.rowsSeen(input))));
    }
    return Fingerprint.of(step, TableContracts.of(step.output()).hash(), reads);
  }

  static boolean isUpToDate(Step step, String fingerprint, NightTables tables) {
    return tables
        .marks(step.output())
        .filter(
            marks -> marks.step().equals(step.name()) && marks.fingerprint().equals(fingerprint))
        .isPresent();
  }

  private Inputs declared(Step step) {
    return table -> {
      if (!step.inputs().contains(table)) {
        throw new IllegalArgumentException(
            "Cannot let step %s read %s: it declares only %s. Add the table to its inputs."
                .formatted(step.name(), table, step.inputs()));
      }
      return night.tables().byName(table);
    };
  }

  private StepRecord record(
      Step step, String fingerprint, Long snapshot, Long rows, Instant start, String outcome) {
    TableName output = step.output();
    return new StepRecord(
        step.name(), output, fingerprint, snapshot, rows, start, clock.instant(), outcome);
  }
}
