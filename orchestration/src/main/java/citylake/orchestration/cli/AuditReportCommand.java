package citylake.orchestration.cli;

import citylake.governance.audit.AuditPack;
import citylake.governance.audit.Period;
import citylake.governance.log.LogVerdict;
import citylake.orchestration.audit.AuditPackPage;
import citylake.orchestration.audit.DocumentFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake audit report}: the quarter's pack for an inspector. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes what an inspector works from: whether the log holds, all accesses of a quarter by user, case and table, denials, refused log-ins, decisions, and a sample to question that nobody could choose; one page, and each table as CSV. For the province, or for the rows of one city.",
    footer = {
      "",
      "Examples:",
      "  citylake audit report --log access-log --quarter 2026Q3 --out audit",
      "  citylake audit report --log access-log --heads heads.jsonl --key log-key.txt --quarter 2026Q3 --city 980200 --sample 50 --out audit",
      "",
      "Exit codes: 0 written; 1 written, and the log has been changed; 2 wrong usage; 3 no such log."
    })
final class AuditReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditLogOption log;
  @Mixin private AuditPageOption page;

  @Option(
      names = "--quarter",
      required = true,
      paramLabel = "QUARTER",
      description = "E.g. 2026Q3.")
  private String quarter;

  @Option(names = "--city", paramLabel = "CODE", description = "Only accesses to this city's rows.")
  private String city;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "25",
      description = "Statements in the sample (default: 25).")
  private int sample;

  @Option(names = "--json", description = "Answer with the figures in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    LogVerdict verdict = log.verdict();
    AuditPack pack = AuditPack.of(log.events(), period(), city, sample);
    String name = "audit-%s-%s".formatted(pack.period().name(), city == null ? "province" : city);
    var written =
        DocumentFiles.write(
            page.out(), name, AuditPackPage.title(pack), AuditPackPage.blocks(pack, verdict));
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? Output.json(pack)
            : "%s and %d CSV file(s).%s"
                .formatted(
                    written.get(0),
                    written.size() - 1,
                    verdict.holds()
                        ? ""
                        : " THE LOG HAS BEEN CHANGED: %s"
                            .formatted(String.join("; ", verdict.faults()))));
    out.flush();
    return verdict.holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Period period() {
    try {
      return Period.quarter(quarter, page.zone());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
