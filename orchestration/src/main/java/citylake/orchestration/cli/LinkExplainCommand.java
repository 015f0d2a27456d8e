package citylake.orchestration.cli;

import citylake.models.linkage.explain.ExplanationText;
import citylake.models.linkage.explain.InstructivePairs;
import citylake.models.linkage.explain.PairExplanation;
import citylake.models.linkage.explain.WaterfallPicture;
import citylake.orchestration.link.ExplainRun;
import citylake.orchestration.link.ExplainRun.Explained;
import citylake.orchestration.link.TrainedLinkage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake link explain}: why two records weigh what they weigh. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explains why two records are linked, left to a clerk, or apart: what each comparison says,"
            + " in words and as a picture. The answer shows values of persons, to the one who asks:"
            + " do not publish it or pass it on.",
    footer = {
      "",
      "Examples:",
      "  citylake link explain --settings persons/settings.yaml --model linked/model.json"
          + " --in persons/register.csv --in persons/lease.csv --pair register/H002 lease/L001",
      "  citylake link explain --settings s.yaml --model linked/model.json --in people.csv"
          + " --pair 17 23 --svg pair.svg",
      "  citylake link explain --settings s.yaml --model linked/model.json --in people.csv"
          + " --ten --svg pictures",
      "",
      "--ten chooses the strongest and the weakest link, the nearest to each threshold, links that"
          + " hang by one comparison, and others from which most is to be learnt.",
      "How to read it: docs/methods/linkage-explained.md",
      "Exit codes: 0 explained, 1 refused or failed, 2 wrong usage"
    })
final class LinkExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private TrainedLinkageOptions trained;

  @ArgGroup(multiplicity = "1")
  private Which which;

  /** One pair by its ids, or the ten. */
  private static final class Which {
    @Option(
        names = "--pair",
        arity = "2",
        paramLabel = "ID",
        description = "Two records; with many tables TABLE/ID each.")
    private List<String> pair;

    @Option(names = "--ten", description = "The ten pairs from which most is to be learnt.")
    private boolean ten;
  }

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw a picture too; with --ten a folder for the pictures.")
  private Path svg;

  @Option(names = "--replace", description = "Draw over pictures that are there already.")
  private boolean replace;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    TrainedLinkage linkage = trained.linkage();
    ExplainRun run = new ExplainRun(linkage);
    if (which.ten) {
      checkFree(InstructivePairs.Reason.values());
      ten(run.instructive(trained.session(linkage)));
    } else {
      checkFree(svg);
      SparkSession session = trained.session(linkage);
      one(run.pair(session, which.pair.get(0), which.pair.get(1)));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private void one(PairExplanation pair) throws IOException {
    draw(svg, pair);
    PrintWriter answer = spec.commandLine().getOut();
    answer.print(json ? Output.json(pair) + System.lineSeparator() : ExplanationText.of(pair));
  }

  private void ten(List<Explained> explained) throws IOException {
    for (Explained one : explained) {
      draw(svg == null ? null : svg.resolve(fileName(one.reason())), one.pair());
    }
    PrintWriter answer = spec.commandLine().getOut();
    if (json) {
      answer.println(Output.json(explained));
      return;
    }
    for (Explained one : explained) {
      answer.printf("%s. %s%n", one.reason().title(), one.reason().question());
      answer.println(ExplanationText.of(one.pair()));
    }
  }

  private static String fileName(InstructivePairs.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
  }

  private static void draw(Path file, PairExplanation pair) throws IOException {
    if (file != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, WaterfallPicture.svg(pair));
    }
  }

  private void checkFree(InstructivePairs.Reason[] reasons) {
    List<Path> files = new ArrayList<>();
    for (InstructivePairs.Reason reason : reasons) {
      files.add(svg == null ? null : svg.resolve(fileName(reason)));
    }
    checkFree(files.toArray(Path[]::new));
  }

  private void checkFree(Path... files) {
    for (Path file : files) {
      if (file != null && Files.exists(file) && !replace) {
        throw new IllegalArgumentException(
            "Cannot draw %s: there already. Nothing was explained or changed; choose another name, or add --replace."
                .formatted(file));
      }
    }
  }
}
