package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKeeper;
import citylake.governance.log.HeadKey;
import citylake.governance.log.LogVerdict;
import citylake.governance.log.LogVerifier;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproveCommandTest {
  private final String soon = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();

  @TempDir private Path folder;
  private Path lake;

  @BeforeEach
  void threePeople() throws IOException {
    lake = folder.resolve("lake");
    LakeCatalog.open(LakeHome.in(lake)).close();
    add("officer.a", "officer", "A");
    add("approver.b", "city_approver", "B");
    add("steward.b", "steward", "B");
  }

  private void add(String name, String role, String city) {
    Typed typed =
        Typed.citylake(
            "user",
            "add",
            name,
            "--role",
            role,
            "--city",
            city,
            "--password-to",
            password(name),
            "--lake",
            lake.toString());
    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(typed.out())
        .isEqualTo(
            "%s may log in. The password, shown this once: in %s\n"
                .formatted(name, password(name)));
  }

  private String password(String name) {
    return folder.resolve(name + ".txt").toString();
  }

  private Typed approve(String name, String... line) {
    List<String> words = new ArrayList<>(List.of("approve"));
    words.addAll(List.of(line));
    words.addAll(
        List.of("--as", name, "--password-file", password(name), "--lake", lake.toString()));
    return Typed.citylake(words.toArray(String[]::new));
  }

  private Typed request(String... more) {
    List<String> line = new ArrayList<>(List.of("request"));
    line.addAll(asked());
    line.addAll(List.of(more));
    return approve("officer.a", line.toArray(String[]::new));
  }

  private List<String> asked() {
    return List.of(
        "--table",
        "standard.crash",
        "--columns",
        "address_text",
        "--city",
        "B",
        "--purpose",
        "investigation",
        "--case",
        "C-7",
        "--until",
        soon,
        "--reason",
        "hit and run");
  }

  @Test
  void aTimeThatIsNoneIsToldWithTheFormThatIsWanted() {
    Typed typed = request("--events-from", "last week");

    assertThat(typed.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err())
        .contains(
            "Invalid value for --events-from: 'last week' (wanted: a day in UTC, e.g. 2026-07-01, or a time, e.g. 2026-07-01T08:00:00Z). Nothing was asked.");
  }

  @Test
  void whoLooksKeepsNobodyWaitingWhoDecides() {
    try (AccessJournal deciding =
        AccessJournal.open(
            lake.resolve("governance/approval-log"), HeadKeeper.NONE, 1, Clock.systemUTC())) {
      assertThat(deciding).isNotNull();
      assertThat(approve("approver.b", "list").exitCode()).isZero();
    }
  }

  @Test
  void whoADirectoryKnowsAsksWithThePasswordThere() throws Exception {
    String secrets = OneDirectory.secrets(folder).toString();
    try (OneDirectory directory = new OneDirectory()) {
      directory.namedIn(lake, "officer");
      assertThat(request().err()).contains("Cannot tell who may log in: there are ");
      Files.delete(lake.resolve("governance/users.yaml"));
      Typed second =
          Typed.citylake("user", "add", "x", "--role", "officer", "--lake", lake.toString());
      assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(second.err())
          .contains("Cannot add x: who may log in stands in the directory that ")
          .contains("directory.yaml names, and a second list would let in who has left it.");
      assertThat(lake.resolve("governance/users.yaml")).doesNotExist();
      List<String> line = new ArrayList<>(List.of("request"));
      line.addAll(asked());
      line.addAll(List.of("--secrets", secrets));
      Files.writeString(Path.of(password("officer.l")), "wrong");
      Typed refused = approve("officer.l", line.toArray(String[]::new));
      Files.writeString(Path.of(password("officer.l")), "right");
      Typed asked = approve("officer.l", line.toArray(String[]::new));

      assertThat(refused.err())
          .contains("Cannot work as officer.l: there is no such user, or the password is another.");
      assertThat(asked.out())
          .as(asked.err())
          .contains("Request 1 is asked; it takes 1 approval(s).");
    }
  }

  @Test
  void headsOfTheLogAreSignedSoThatItsEndIsNotCutOff() throws IOException {
    Path secrets = folder.resolve("secrets.yaml");
    Files.createFile(
        secrets,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secrets, "access_log: {password: of the test}");
    Path heads = folder.resolve("apart/heads.jsonl");
    Path key = folder.resolve("log.p12");

    Typed typed =
        request(
            "--heads",
            heads.toString(),
            "--log-key",
            key.toString(),
            "--secrets",
            secrets.toString());

    assertThat(typed.exitCode()).as(typed.err()).isZero();
    String point = HeadKey.of(key, "of the test".toCharArray()).publicPoint();
    Path log = lake.resolve("governance/approval-log");
    LogVerdict whole = LogVerifier.verify(log, heads, point);
    assertThat(whole.faults()).isEmpty();
    assertThat(whole.headsKept()).isEqualTo(1);
    Files.writeString(log.resolve("journal-0000000000000001.jsonl"), "");
    assertThat(LogVerifier.verify(log, heads, point).faults())
        .anyMatch(fault -> fault.startsWith("entry 1 was kept and is not in the log"));
    assertThat(request("--heads", heads.toString()).err())
        .contains("Invalid choice: --heads and --log-key go together.");
  }

  @Test
  void aRequestIsAskedGrantedAndTakenBack() throws IOException {
    assertThat(request().out())
        .isEqualTo(
            "Request 1 is asked; it takes 1 approval(s). See: citylake approve list --lake %s\n"
                .formatted(lake));
    assertThat(approve("approver.b", "list", "--open").out())
        .contains("open 0/1", "officer.a", "standard.crash (address_text)", "hit and run");
    assertThat(approve("approver.b", "grant", "1", "--why", "ours too").out())
        .isEqualTo("Request 1 is granted (1 of 1 approvals).\n");
    assertThat(approve("approver.b", "withdraw", "1", "--why", "closed", "--json").out())
        .contains("\"status\" : \"withdrawn\"");
    assertThat(approve("steward.b", "list", "--open").out()).isEqualTo("No requests.\n");

    Typed verdict = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(verdict.exitCode()).as(verdict.out()).isZero();
  }

  @Test
  void anApprovalThatWasWrittenPastTheLogOrChangedSinceIsFound() throws IOException {
    request("--only", "crash_no=c1");
    Path file = lake.resolve("governance/approvals.jsonl");
    String asked = Files.readString(file);
    Files.writeString(
        file,
        asked
            + "{\"kind\":\"GRANTED\",\"id\":1,\"at\":\"2026-07-02T12:00:00Z\",\"by\":\"approver.b\",\"why\":\"mine\"}\n");

    Typed past = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(past.exitCode()).isEqualTo(1);
    assertThat(past.out())
        .contains(
            "approvals.jsonl line 2: no entry of the log in its place and at its time says that approver.b has granted: request 1 of officer.a, columns address_text of city B, until ");

    Files.writeString(file, asked.replace("c1", "c2"));
    Typed changed = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out())
        .contains(
            "approvals.jsonl line 1: no entry of the log in its place and at its time says that officer.a has requested:")
        .contains("it was written past the log, changed since, or moved")
        .doesNotContain("c2");
  }

  @Test
  void aStopThatWasTakenOutOfTheFileIsFound() throws IOException {
    Path file = lake.resolve("governance/approvals.jsonl");
    approve("steward.b", "stop", "B", "--why", "inquiry");
    Files.writeString(file, "");

    Typed taken = Typed.citylake("audit", "verify", "--lake", lake.toString());
    assertThat(taken.exitCode()).isEqualTo(1);
    assertThat(taken.out())
        .contains(
            "entry 1: steward.b has stopped: sharing of city B, which is not in approvals.jsonl in its place: it was removed, changed or moved there, or a kill came between");

    Files.writeString(file, "no event\n");
    assertThat(Typed.citylake("audit", "verify", "--lake", lake.toString()).out())
        .contains("Cannot read the approvals in " + file);
  }

  @Test
  void whoseItIsNotDoesNotDecide() {
    request();

    Typed own = approve("officer.a", "grant", "1", "--why", "mine");
    assertThat(own.exitCode()).isEqualTo(1);
    assertThat(own.err())
        .contains("Cannot decide on request 1: nobody decides on their own request.");
    Typed wrong = approve("officer.a", "stop", "B", "--why", "no");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("Cannot stop sharing of city B: it takes a steward of that city.");
  }

  @Test
  void aCityStopsAndResumes() {
    assertThat(approve("steward.b", "stop", "B", "--why", "inquiry").out())
        .isEqualTo("City B shares no rows any more.\n");
    assertThat(approve("steward.b", "resume", "B", "--why", "over").out())
        .isEqualTo("City B shares its rows again.\n");
  }

  @Test
  void aWrongPasswordOpensNothing() throws IOException {
    Files.writeString(Path.of(password("approver.b")), "guessed");

    Typed typed = approve("approver.b", "list");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .contains(
            "Cannot work as approver.b: there is no such user, or the password is another. Nothing was changed.");
  }

  @Test
  void aRoleThatThereIsNotAndANameThatIsTakenAreRefused() {
    Typed role = Typed.citylake("user", "add", "x", "--role", "king", "--lake", lake.toString());
    assertThat(role.exitCode()).isEqualTo(1);
    assertThat(role.err()).contains("Cannot add x: the policy has no role king; it has [auditor,");
    Typed name =
        Typed.citylake("user", "add", "officer.a", "--role", "officer", "--lake", lake.toString());
    assertThat(name.err()).contains("has a user of that name. Nothing was changed.");
  }
}
