package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.orchestration.night.ReplayResult;
import citylake.orchestration.quarantine.CannotDecide;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.orchestration.quarantine.InvalidRepair;
import citylake.orchestration.quarantine.OneRefusal;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.RefusedRecord;
import citylake.orchestration.quarantine.Repair;
import citylake.orchestration.quarantine.UnknownRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake quarantine repair}: one refused record as it should have been. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description =
        "Repairs one refused record: says which fields should have been what, who says so and why. The record is judged like any other, in its own place in time, with the next night or at once. What the city delivered stays as it is.",
    footer = {
      "",
      "Examples:",
      "  citylake quarantine repair 2019-07-01-st_louis.crash 1772 --set Complaint=14-00123 --why \"number read from the paper file\"",
      "  citylake quarantine repair 2019-07-01-st_louis.crash 1772 --edit record.txt --why \"quote was open\" --now",
      "",
      "Exit codes: 0 decided or done, or the same repair is on record; 1 somebody else has decided about the record,",
      "or it would correct one that is there (--over-existing), or bring faults (--with-faults);",
      "2 the repair does not fit the contract; 3 no such record; 4 refused by the out-gate"
    })
final class QuarantineRepairCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions options;

  @Parameters(paramLabel = "DELIVERY", description = "The delivery, or the beginning of its name.")
  private String delivery;

  @Parameters(paramLabel = "RECORD_NO", description = "Number of the record in its file.")
  private long recordNo;

  @ArgGroup(multiplicity = "1")
  private As as;

  /** One of two ways to say what the record should have been. */
  static final class As {
    @Option(
        names = "--set",
        paramLabel = "FIELD=TEXT",
        description = "The field should have been this; may be given more than once.")
    private Map<String, String> texts;

    @Option(
        names = "--edit",
        paramLabel = "FILE",
        description = "The whole record should have been this, in the encoding of the dump.")
    private Path file;
  }

  @Option(
      names = "--over-existing",
      description = "Also where the repaired record corrects one that is there.")
  private boolean overExisting;

  @Option(
      names = "--with-faults",
      description = "Also where the record as repaired has faults that it did not have.")
  private boolean withFaults;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
  private String why;

  @Option(names = "--now", description = "Do it at once, as a run of its own.")
  private boolean now;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (why.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid decision: --why is empty. Nothing was written; those who come later want to know.");
    }
    try (LakeCatalog catalog = options.openExisting()) {
      Quarantine quarantine = options.quarantine(catalog);
      RefusedRecord record = OneRefusal.find(quarantine, delivery, recordNo);
      Repair asked = repair(quarantine, record, source(record));
      Repair repair = withFaults ? asked.bringingFaults() : asked;
      Optional<Decision> decision =
          (overExisting ? repair : repair.sparingExisting())
              .record(new DecisionBook(catalog), options.by(), why, Clock.systemUTC());
      Optional<ReplayResult> result =
          now && decision.isPresent()
              ? options.carryOut(catalog, spec.commandLine().getErr())
              : Optional.empty();
      say(record, decision, result);
      return QuarantineReplayCommand.exitCode(result);
    } catch (UnknownRecord e) {
      throw new Failures.NotFound(e.getMessage());
    } catch (InvalidRepair e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (CannotDecide e) {
      spec.commandLine().getErr().println(NextCommands.onSameLake(spec, e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private Repair repair(Quarantine quarantine, RefusedRecord record, Source source)
      throws IOException {
    if (as.file == null) {
      return Repair.setting(quarantine, record, source, as.texts);
    }
    if (!Files.isRegularFile(as.file)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid --edit: %s is no file. Nothing was written.".formatted(as.file));
    }
    return Repair.replacing(quarantine, record, source, Files.readAllBytes(as.file));
  }

  private Source source(RefusedRecord record) {
    return options.sources().load().stream()
        .filter(known -> known.name().equals(record.source()))
        .findFirst()
        .orElseThrow(
            () ->
                new Failures.NotFound(
                    "Cannot repair a record of %s: that source is not declared here. Nothing was written. Name the folder of its declaration with --sources."
                        .formatted(record.source())));
  }

  private void say(
      RefusedRecord record, Optional<Decision> decision, Optional<ReplayResult> result) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("delivery", record.delivery());
    answer.put("recordNo", record.recordNo());
    answer.put("decision", decision.map(Decision::id).orElse(null));
    List<String> fields =
        decision.stream().flatMap(d -> d.fields().stream()).map(f -> f.field()).toList();
    answer.put("fields", fields);
    answer.put("result", result.orElse(null));
    String text =
        decision.isEmpty()
            ? "The very same repair of record %d of delivery %s is on record already; nothing was written."
                .formatted(record.recordNo(), record.delivery())
            : "Repair %s of record %d of delivery %s by %s: %s. %s%s"
                .formatted(
                    decision.get().id(),
                    record.recordNo(),
                    record.delivery(),
                    options.by(),
                    String.join(", ", fields),
                    now
                        ? "Done now."
                        : "Done with the next night, or by: citylake quarantine apply",
                    now ? "\n" + QuarantineText.of(result) : "");
    spec.commandLine()
        .getOut()
        .println(json ? Output.json(answer) : NextCommands.onSameLake(spec, text));
  }
}
