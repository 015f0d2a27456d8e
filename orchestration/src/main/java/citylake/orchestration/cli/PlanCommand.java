package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.lineage.Flow;
import citylake.lineage.FlowPicture;
import citylake.lineage.Step;
import citylake.orchestration.night.NightDate;
import citylake.orchestration.night.NightSteps;
import citylake.orchestration.night.StepDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code citylake plan}: the steps of a night, in the order that follows from what they read and
 * make.
 */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Shows the steps of a night in their derived order; touches nothing.",
    footer = {
      "",
      "Examples:",
      "  citylake plan",
      "  citylake plan --json        for a scheduler",
      "  citylake plan --picture     as a graph in Mermaid's notation",
      "  citylake plan --date 2026-03-02 --lake data/lake",
      "",
      "Exit codes: 0 shown; 2 wrong command line, or a date that is refused"
    })
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;
  @Mixin private LakeOption lake;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Business date: refuses at once one that the night on this lake would refuse.")
  private LocalDate date;

  @Option(names = "--any-date", description = NightOptions.ANY_DATE)
  private boolean isAnyDate;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Option(names = "--picture", description = "Draw the graph of tables and steps.")
  private boolean picture;

  @Override
  public Integer call() {
    List<Source> declared = sources.load();
    if (date != null && !isAnyDate) {
      NightDate.refuseUnlikely(date, ReleasedNight.of(lake.home()), declared, Clock.systemUTC());
    }
    Flow flow = NightSteps.flow(declared, LocalDate.EPOCH, null);
    String text =
        picture ? FlowPicture.mermaid(flow) : json ? Output.json(plan(declared)) : table(flow);
    spec.commandLine().getOut().println(text);
    return ExitCode.DONE;
  }

  /** Doors and steps, for programs. */
  static Map<String, Object> plan(List<Source> declared) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("doors", StepDesk.doors(declared));
    plan.put("steps", steps(NightSteps.flow(declared, LocalDate.EPOCH, null)));
    return plan;
  }

  /** The steps in their order, for programs. */
  static List<Map<String, Object>> steps(Flow flow) {
    return flow.inOrder().stream()
        .map(
            step -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("name", step.name());
              one.put("inputs", step.inputs().stream().map(Object::toString).toList());
              one.put("output", step.output().toString());
              one.put("writes", step.writes().name().toLowerCase(java.util.Locale.ROOT));
              one.put("version", step.version());
              one.put("after", flow.before(step).stream().map(Step::name).toList());
              return one;
            })
        .toList();
  }

  private static String table(Flow flow) {
    return Output.table(
        List.of("step", "reads", "makes", "how", "version"),
        flow.inOrder().stream()
            .map(
                step ->
                    List.of(
                        step.name(),
                        step.inputs().isEmpty()
                            ? "city dumps"
                            : String.join(
                                ", ", step.inputs().stream().map(Object::toString).toList()),
                        step.output().toString(),
                        step.writes().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                        Integer.toString(step.version())))
            .toList());
  }
}
