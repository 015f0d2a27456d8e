package citylake.orchestration.cli;

import citylake.governance.approval.Approval;
import citylake.governance.approval.Request;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake approve request}: asks for rows and columns of a city. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description =
        "Asks to read columns of one table, of one city's rows, for one case and until a day. SENSITIVE columns are decided by that city's approver, TOP_SECRET ones by two of the province.",
    footer = {
      "",
      "Examples:",
      "  citylake approve request --table standard.crash --columns address_text --city 980200 --purpose investigation --case C-7 --until 2026-07-20 --reason \"hit and run\" --as officer.a",
      "  citylake approve request --table standard.vehicle_sighting --columns passed_at,device_no,lon,lat --city 980200 --only plate_no_hash=0a1b --events-from 2026-07-01 --events-to 2026-07-07 --purpose investigation --case C-7 --until 2026-07-20 --reason \"hit and run\" --as officer.a",
      "",
      "Exit codes: 0 asked; 1 it cannot be asked for, all reasons are told; 2 wrong usage; 3 no such lake"
    })
final class ApproveRequestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ApprovalOptions options;

  @Option(
      names = "--table",
      required = true,
      paramLabel = "TABLE",
      description = "E.g. standard.crash.")
  private String table;

  @Option(
      names = "--columns",
      required = true,
      split = ",",
      paramLabel = "COLUMN",
      description = "Its columns, with commas.")
  private List<String> columns;

  @Option(
      names = "--city",
      required = true,
      paramLabel = "CODE",
      description = "Code of the city whose rows are meant.")
  private String city;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "CODE",
      description = "What it is for, e.g. investigation.")
  private String purpose;

  @Option(
      names = "--case",
      paramLabel = "NUMBER",
      description = "Number of the case or task, where the purpose needs one.")
  private String caseNo;

  @Option(
      names = "--only",
      paramLabel = "COLUMN=VALUE",
      description = "Only rows in which the column has this value; more than once: all of them.")
  private Map<String, String> only = new LinkedHashMap<>();

  @Option(
      names = "--events-from",
      paramLabel = "TIME",
      description =
          "Only events from then on: a day (UTC), or a time such as 2026-07-01T08:00:00Z.")
  private String eventsFrom;

  @Option(
      names = "--events-to",
      paramLabel = "TIME",
      description = "Only events before then: the end of a day (UTC), or a time.")
  private String eventsTo;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "DATE",
      description = "The last day (UTC) on which it may be read.")
  private LocalDate until;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Override
  public Integer call() throws IOException {
    Approval asked =
        options.work(
            (desk, user) ->
                desk.request(
                    user,
                    new Request(
                        user.name(),
                        table,
                        columns,
                        city,
                        purpose,
                        caseNo,
                        only,
                        instant("--events-from", eventsFrom, 0),
                        instant("--events-to", eventsTo, 1),
                        until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                        reason)));
    options.say(
        ApprovalText.json(asked, Instant.now()),
        "Request %d is asked; it takes %d approval(s). See: citylake approve list"
            .formatted(asked.id(), asked.needs()));
    return ExitCode.DONE;
  }

  private Instant instant(String option, String text, int daysBehind) {
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(daysBehind).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for %s: '%s' (wanted: a day in UTC, e.g. 2026-07-01, or a time, e.g. 2026-07-01T08:00:00Z). Nothing was asked."
              .formatted(option, text),
          e);
    }
  }
}
