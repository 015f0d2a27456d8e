package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.approval.ApprovalDesk;
import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKeeper;
import citylake.governance.log.HeadKey;
import citylake.governance.log.SignedHeads;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a log on the disk to pages and files. */
class AuditReportCommandTest {
  private static final Clock AUGUST =
      Clock.fixed(Instant.parse("2026-08-03T02:00:00Z"), ZoneOffset.UTC);
  private static final String FORMULA = "=HYPERLINK(\"http://example.invalid\")";

  @TempDir private Path root;
  private Path log;

  @BeforeEach
  void someAccesses() {
    log = root.resolve("log");
    HeadKey signer = HeadKey.of(root.resolve("log.p12"), "of the test".toCharArray());
    try (AccessJournal journal =
        AccessJournal.open(
            log, new SignedHeads(root.resolve("heads.jsonl"), signer), 100, AUGUST)) {
      journal.append(event(Kind.STATEMENT, "SELECT 1", Outcome.ALLOWED, null));
      journal.append(event(Kind.RESULT, "SELECT <b>1</b>", Outcome.ALLOWED, 12L));
      journal.append(event(Kind.RESULT, FORMULA, Outcome.ALLOWED, 1L));
    }
  }

  private static AccessEvent event(Kind kind, String statement, Outcome outcome, Long rows) {
    return new AccessEvent(
            kind,
            "li.na",
            "s-1",
            "investigation",
            "A-1",
            statement,
            List.of("standard.incident"),
            outcome,
            null,
            rows)
        .about(List.of("980200"), List.of(7L));
  }

  private Typed audit(String command, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of("audit", command, "--log", log.toString(), "--out", root.toString()));
    line.addAll(List.of(more));
    return Typed.citylake(line.toArray(String[]::new));
  }

  @Test
  void theQuartersPackIsAPageAndItsTables() throws IOException {
    Typed typed = audit("report", "--quarter", "2026Q3");

    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out())
        .isEqualTo("%s and 4 CSV file(s).\n".formatted(root.resolve("audit-2026Q3-province.html")));
    String page = Files.readString(root.resolve("audit-2026Q3-province.html"));
    assertThat(page)
        .contains("The log holds: 3 entries, each the one that was written; without the heads")
        .contains(
            "2 statement(s) answered with 13 row(s), 0 denied, 0 broken off; 1 user(s), 1 case(s), 1 table(s).")
        .contains("2026-08-03 10:00:00")
        .contains("SELECT &lt;b&gt;1&lt;/b&gt;")
        .doesNotContain("<b>1</b>");
    assertThat(root.resolve("audit-2026Q3-province-by-user.csv"))
        .hasContent(
            "user,rows,answered,denied,broken off,users,cases,purposes\nli.na,13,2,0,0,li.na,A-1,investigation");
  }

  @Test
  void whatWasAskedIsNoFormulaInASpreadsheet() throws IOException {
    audit("report", "--quarter", "2026Q3", "--city", "980200");

    assertThat(Files.readString(root.resolve("audit-2026Q3-980200-a-sample-to-question.csv")))
        .contains("\"'=HYPERLINK(");
  }

  @Test
  void theLetterSaysWhoReadForWhichCase() throws IOException {
    Typed typed = audit("letter", "--city", "980200", "--month", "2026-08");

    assertThat(typed.out())
        .isEqualTo(
            "%s: 1 line(s) about reads, 0 decision(s).\n"
                .formatted(root.resolve("letter-980200-2026-08.html")));
    assertThat(Files.readString(root.resolve("letter-980200-2026-08.html")))
        .contains(
            "<td>li.na</td><td>investigation</td><td>A-1</td><td><code>standard.incident</code></td><td>7</td><td>2</td><td>13</td>");
  }

  @Test
  void theLetterOfALakeHasReadsAndDecisions() throws IOException {
    Path lake = lakeWithADecision();

    Typed typed =
        Typed.citylake(
            "audit",
            "letter",
            "--lake",
            lake.toString(),
            "--city",
            "980200",
            "--month",
            "2026-08",
            "--out",
            root.toString());

    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).endsWith(": 1 line(s) about reads, 1 decision(s).\n");
    assertThat(Files.readString(root.resolve("letter-980200-2026-08.html")))
        .contains("The log holds: 4 entries")
        .contains("<td>li.na</td><td>investigation</td><td>A-1</td>")
        .contains("<td>steward.b</td><td><code>stopped: sharing of city 980200</code></td>");
  }

  @Test
  void aLakeWhoseDecisionsWereRemovedIsNotCalledSound() throws IOException {
    Path lake = lakeWithADecision();
    Typed sound = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(sound.exitCode()).isZero();
    assertThat(sound.out())
        .contains("access-log: 3 entries, 0 kept heads: nothing was changed.")
        .contains("approval-log: 1 entries, 0 kept heads: nothing was changed.");

    Files.delete(lake.resolve("governance/approval-log/journal-0000000000000001.jsonl"));
    Typed gone = Typed.citylake("audit", "verify", "--lake", lake.toString());

    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.out())
        .contains("approval-log: there is no entry: this is no access log, or all of it is gone");
  }

  /** Who asks in SQL is in the gateway's log, who decides by command in the other. */
  @Test
  void decisionsInBothLogsAreSound() throws IOException {
    Path lake = lakeWithADecision();
    GovernanceFolder folder = new GovernanceFolder(lake.resolve("governance"));
    User steward = new User("steward.b", List.of("steward"), "980200", Set.of());
    Clock later = Clock.offset(AUGUST, Duration.ofHours(1));
    try (AccessJournal journal =
        AccessJournal.open(lake.resolve("access-log"), HeadKeeper.NONE, 1, later)) {
      new ApprovalDesk(folder.approvals(), folder::policy, journal::append, later)
          .resume(steward, "980200", "over");
    }
    Typed both = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(both.exitCode()).as(both.out()).isZero();

    for (String file : List.of("journal-0000000000000001.jsonl", "lock")) {
      Files.deleteIfExists(folder.approvalLog().resolve(file));
    }
    Files.delete(folder.approvalLog());
    Typed gone = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.out())
        .contains(
            "access-log: approvals.jsonl line 1: no entry of the log in its place and at its time says that steward.b has stopped: sharing of city 980200");
  }

  @Test
  void aGatewaysLogThatIsGoneAltogetherIsNotCalledSound() throws IOException {
    Path lake = lakeWithADecision();
    Files.delete(lake.resolve("access-log/journal-0000000000000001.jsonl"));
    Files.deleteIfExists(lake.resolve("access-log/lock"));
    Files.delete(lake.resolve("access-log"));

    Typed never = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(never.exitCode()).isZero();
    assertThat(never.out())
        .contains("approval-log: 1 entries, 0 kept heads: nothing was changed.")
        .contains(
            "access-log: not there: no gateway has answered from this lake, or each was named other folders (gateway --log, --spool).");

    Files.createDirectory(lake.resolve("gateway-spool"));
    Typed gone = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.out())
        .contains(
            "a gateway has answered from this lake, for gateway-spool is there, and its log is not: it was removed, or lies in another folder (gateway --log), which --log reads");
  }

  @Test
  void headsAreGivenForEachLogOrForNone() throws IOException {
    Path lake = lakeWithADecision();
    Path key = Files.writeString(root.resolve("key.txt"), "04");

    Typed typed =
        Typed.citylake(
            "audit",
            "verify",
            "--lake",
            lake.toString(),
            "--heads",
            root.resolve("heads.jsonl").toString(),
            "--key",
            key.toString());

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .contains(
            "Invalid heads: 1 file(s) for 2 log(s). Nothing was read. Give --heads once for each log, in the order of the logs.");
  }

  @Test
  void aLakeWithoutALogIsSaidToHaveNone() {
    Typed typed = Typed.citylake("audit", "verify", "--lake", root.resolve("none").toString());

    assertThat(typed.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(typed.err())
        .contains("neither a gateway nor a request for an approval has written one there");
  }

  /** The accesses as the gateway's log of a lake, and beside them a decision. */
  private Path lakeWithADecision() throws IOException {
    Path lake = Files.createDirectories(root.resolve("lake"));
    Files.move(log, lake.resolve("access-log"));
    Path governance = Files.createDirectories(lake.resolve("governance"));
    GovernanceFolder folder = new GovernanceFolder(governance);
    try (AccessJournal journal =
        AccessJournal.open(folder.approvalLog(), HeadKeeper.NONE, 1, AUGUST)) {
      new ApprovalDesk(folder.approvals(), folder::policy, journal::append, AUGUST)
          .stop(
              new User("steward.b", List.of("steward"), "980200", Set.of()),
              "980200",
              "an inquiry");
    }
    return lake;
  }

  @Test
  void aChangedLogIsTheFirstThingToSee() throws IOException {
    Path file = log.resolve("journal-0000000000000001.jsonl");
    Files.writeString(file, Files.readString(file).replace("\"rows\":12", "\"rows\":2"));

    Typed typed = audit("letter", "--city", "980200", "--month", "2026-08");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.out()).contains(" THE LOG HAS BEEN CHANGED: journal-0000000000000001.jsonl");
    assertThat(Files.readString(root.resolve("letter-980200-2026-08.html")))
        .contains("<p>THE LOG HAS BEEN CHANGED, so nothing below can be relied on: ");
  }

  @Test
  void wrongPeriodsZonesAndFoldersAreRefused() {
    assertThat(audit("report", "--quarter", "2026Q7").err())
        .contains("Invalid quarter: '2026Q7' (wanted: year and quarter, e.g. 2026Q3)");
    Typed zone = audit("letter", "--city", "980200", "--month", "2026-08", "--zone", "Mars/One");
    assertThat(zone.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(zone.err()).contains("Invalid zone: 'Mars/One' (wanted: a name such as Asia/Shang");
    log = root.resolve("nowhere");
    Typed missing = audit("report", "--quarter", "2026Q3");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(missing.err()).contains("Cannot find an access log in " + log);
  }
}
