package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.orchestration.quarantine.CannotDecide;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.orchestration.quarantine.Dismissal;
import citylake.orchestration.quarantine.OneRefusal;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.RefusedRecord;
import citylake.orchestration.quarantine.UnknownRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake quarantine dismiss}: a refused record is closed for good. */
@Command(
    name = "dismiss",
    mixinStandardHelpOptions = true,
    description =
        "Closes one refused record for good. It is kept and counted; nobody is asked for it again, and no replay takes it.",
    footer = {
      "",
      "Example:",
      "  citylake quarantine dismiss 2019-07-01-st_louis.crash 1772 --why \"a trial of the platform\"",
      "",
      "Exit codes: 0 closed, now or before; 1 it has had its outcome, or somebody has decided otherwise; 3 no such record"
    })
final class QuarantineDismissCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions options;

  @Parameters(paramLabel = "DELIVERY", description = "The delivery, or the beginning of its name.")
  private String delivery;

  @Parameters(paramLabel = "RECORD_NO", description = "Number of the record in its file.")
  private long recordNo;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
  private String why;

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
      Optional<Decision> decision =
          Dismissal.record(
              quarantine, record, new DecisionBook(catalog), options.by(), why, Clock.systemUTC());
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("delivery", record.delivery());
      answer.put("recordNo", record.recordNo());
      answer.put("decision", decision.map(Decision::id).orElse(null));
      String text =
          "Record %d of delivery %s %s."
              .formatted(
                  record.recordNo(),
                  record.delivery(),
                  decision.isPresent()
                      ? "is closed for good; it stays in quarantine and is counted there"
                      : "was closed before; nothing was written");
      spec.commandLine()
          .getOut()
          .println(json ? Output.json(answer) : NextCommands.onSameLake(spec, text));
      return ExitCode.DONE;
    } catch (UnknownRecord e) {
      throw new Failures.NotFound(e.getMessage());
    } catch (CannotDecide e) {
      spec.commandLine().getErr().println(NextCommands.onSameLake(spec, e.getMessage()));
      return ExitCode.FAILED;
    }
  }
}
