package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.orchestration.night.ReplayResult;
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.ReplayPlan;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake quarantine replay}: refused records are judged again under today's rules. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Judges refused records again after a declaration was mended. Says first what it would come to; does it with --confirm (with the next night) or --now. Each record enters in its own place in time: it never overwrites what was said later.",
    footer = {
      "",
      "Examples:",
      "  citylake quarantine replay --source davis.crash --reason operation_unknown",
      "  citylake quarantine replay --source davis.crash --why \"code list has grown\" --now",
      "  citylake quarantine replay --delivery 2019-07-01-st_louis.crash --records 17,20 --why \"rule was wrong\" --confirm",
      "",
      "Exit codes: 0 said, decided or done; 3 no such source; 4 refused by the out-gate (readers see the release before)"
    })
final class QuarantineReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions options;

  @Option(
      names = "--source",
      paramLabel = "S",
      description = "Only this source, e.g. denver.crash.")
  private String source;

  @Option(names = "--reason", paramLabel = "R", description = "Only this reason, by its code.")
  private String reason;

  @Option(names = "--night", paramLabel = "DATE", description = "Only files taken in this night.")
  private LocalDate night;

  @Option(
      names = "--delivery",
      paramLabel = "D",
      description = "Only this delivery, or all that begin so.")
  private String delivery;

  @Option(
      names = "--records",
      paramLabel = "N,N",
      split = ",",
      description = "Only these records of the delivery, by number; needs --delivery.")
  private List<Long> records = new ArrayList<>();

  @Option(names = "--why", paramLabel = "TEXT", description = "Why; needed to do it.")
  private String why;

  @Option(names = "--confirm", description = "Do it, with the next night.")
  private boolean confirmed;

  @Option(names = "--now", description = "Do it at once, as a run of its own.")
  private boolean now;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    refuseHalfQuestions();
    try (LakeCatalog catalog = options.openExisting()) {
      Quarantine quarantine = options.quarantine(catalog);
      Choice choice = new Choice(null, source, reason, night, delivery, records, null);
      ReplayPlan plan = ReplayPlan.of(quarantine, choice, options.sources().load());
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("plan", plan);
      StringBuilder text = new StringBuilder(QuarantineText.of(plan));
      int code = ExitCode.DONE;
      if ((confirmed || now) && plan.records() > 0) {
        List<Decision> added = decide(catalog, plan);
        answer.put("decisions", added.stream().map(Decision::id).toList());
        text.append(
            "%nDecided by %s: %s%n"
                .formatted(options.by(), now ? "done now." : "done with the next night."));
        if (now) {
          Optional<ReplayResult> result = options.carryOut(catalog, spec.commandLine().getErr());
          answer.put("result", result.orElse(null));
          text.append(QuarantineText.of(result));
          code = exitCode(result);
        }
      }
      spec.commandLine()
          .getOut()
          .println(
              json ? Output.json(answer) : NextCommands.onSameLake(spec, text.toString().strip()));
      return code;
    }
  }

  static int exitCode(Optional<ReplayResult> result) {
    return result.map(ReplayResult::isReleased).orElse(true) ? ExitCode.DONE : ExitCode.BLOCKED;
  }

  /** Somebody may have decided about some of them since the plan was made. */
  private List<Decision> decide(LakeCatalog catalog, ReplayPlan plan) {
    List<Decision> planned = plan.decisions(options.by(), why, Clock.systemUTC());
    return new DecisionBook(catalog).add(earlier -> planned);
  }

  private void refuseHalfQuestions() {
    if (!records.isEmpty() && delivery == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid --records: a record's number means nothing without its file. Name the delivery with --delivery.");
    }
    if ((confirmed || now) && (why == null || why.isBlank())) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid decision: it lacks --why. Nothing was written; those who come later want to know.");
    }
    if (source != null
        && options.sources().load().stream().noneMatch(known -> known.name().equals(source))) {
      throw new Failures.NotFound(
          "Cannot find source '%s': it is not declared here. Nothing was written. Name the folder of its declaration with --sources; known are: %s."
              .formatted(
                  source,
                  String.join(
                      ", ",
                      options.sources().load().stream().map(known -> known.name()).toList())));
    }
  }
}
