package citylake.orchestration.cli;

import citylake.governance.audit.CityLetter;
import citylake.governance.audit.Period;
import citylake.governance.log.LogVerdict;
import citylake.orchestration.audit.CityLetterPage;
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

/** {@code citylake audit letter}: what a city's steward is told each month. */
@Command(
    name = "letter",
    mixinStandardHelpOptions = true,
    description =
        "Writes the month's letter to a city's steward: who read rows of the city, for which purpose and case, by which approval, how many rows and when; who was turned away; and what was decided about the city's rows.",
    footer = {
      "",
      "Examples:",
      "  citylake audit letter --lake data/lake --city 980200 --month 2026-07 --out letters",
      "  citylake audit letter --log access-log --heads heads.jsonl --key log-key.txt --city 980200 --month 2026-07 --out letters",
      "",
      "Exit codes: 0 written; 1 written, and the log has been changed; 2 wrong usage; 3 no such log."
    })
final class AuditLetterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditLogOption log;
  @Mixin private AuditPageOption page;

  @Option(names = "--city", required = true, paramLabel = "CODE", description = "The city's code.")
  private String city;

  @Option(names = "--month", required = true, paramLabel = "MONTH", description = "E.g. 2026-07.")
  private String month;

  @Option(names = "--json", description = "Answer with the letter in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    LogVerdict verdict = log.verdict();
    CityLetter letter = CityLetter.of(log.events(), period(), city);
    var written =
        DocumentFiles.write(
            page.out(),
            "letter-%s-%s".formatted(city, letter.period().name()),
            CityLetterPage.title(letter),
            CityLetterPage.blocks(letter, verdict));
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? Output.json(letter)
            : "%s: %d line(s) about reads, %d decision(s).%s"
                .formatted(
                    written.get(0),
                    letter.reads().size(),
                    letter.decisions().size(),
                    verdict.holds()
                        ? ""
                        : " THE LOG HAS BEEN CHANGED: %s"
                            .formatted(String.join("; ", verdict.faults()))));
    out.flush();
    return verdict.holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Period period() {
    try {
      return Period.month(month, page.zone());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
