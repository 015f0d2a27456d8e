package citylake.orchestration.cli;

import citylake.orchestration.link.ThresholdReport;
import citylake.orchestration.link.TrainedLinkage;
import citylake.serving.dashboard.LinkageFigures;
import citylake.serving.dashboard.LinkageFigures.Threshold;
import citylake.serving.dashboard.LinkagePage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake link report}: what a linkage's thresholds make of its pairs, as a page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes a page about a linkage: its pairs by weight, what each threshold would link and"
            + " cost, the model's m and u. Precision and recall are those that the model expects;"
            + " with --truth also those in truth. No value of any record is on the page.",
    footer = {
      "",
      "Examples:",
      "  citylake link report --settings persons/settings.yaml --model linked/model.json"
          + " --in persons/register.csv --in persons/lease.csv --out linkage.html",
      "  citylake link report --settings s.yaml --model linked/model.json --in people.csv"
          + " --truth truth.csv --out linkage.html --replace",
      "",
      "--truth: CSV or Parquet with columns id (as in the pairs; with many tables TABLE/ID) and"
          + " person.",
      "Exit codes: 0 written, 1 refused or failed, 2 wrong usage"
    })
final class LinkReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private TrainedLinkageOptions trained;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The page, one HTML file.")
  private Path out;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Which record is of which person, where that is known.")
  private Path truth;

  @Option(names = "--replace", description = "Write over a page that is there already.")
  private boolean replace;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(out) && !replace) {
      throw new IllegalArgumentException(
          "Cannot write %s: there already. Nothing was counted or changed; choose another name, or add --replace."
              .formatted(out));
    }
    TrainedLinkage linkage = trained.linkage();
    LinkageFigures figures = new ThresholdReport(linkage).of(trained.session(linkage), truth);
    LinkagePage.write(out, figures);
    PrintWriter answer = spec.commandLine().getOut();
    answer.print(json ? Output.json(figures) + System.lineSeparator() : text(figures));
    answer.flush();
    return ExitCode.DONE;
  }

  private String text(LinkageFigures figures) {
    List<String> heads =
        new ArrayList<>(
            List.of("threshold", "bits", "pairs", "persons", "precision", "recall, expected"));
    if (figures.truth() != null) {
      heads.addAll(List.of("precision", "recall, in truth"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Threshold at : figures.thresholds()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  at.probability() + (at.isChosen() ? " <" : ""),
                  "%+.1f".formatted(at.bits()),
                  Output.number(at.pairs()),
                  Output.number(at.persons()),
                  share(at.expectedPrecision()),
                  share(at.expectedRecall())));
      if (figures.truth() != null) {
        row.addAll(List.of(share(at.truePrecision()), share(at.trueRecall())));
      }
      rows.add(row);
    }
    return Output.table(heads, rows) + "%nWritten: %s%n".formatted(out);
  }

  private static String share(Double share) {
    return share == null ? "-" : "%.2f %%".formatted(100 * share);
  }
}
