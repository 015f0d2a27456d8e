package citylake.orchestration.cli;

import citylake.governance.approval.Approval;
import citylake.governance.approval.ApprovalDesk;
import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessJournal;
import citylake.governance.log.HeadKeeper;
import citylake.governance.log.HeadKey;
import citylake.governance.log.SignedHeads;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.User;
import citylake.orchestration.fetch.Credentials;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who works on approvals, of which lake. */
final class ApprovalOptions {
  /** Decisions are few, and each may be the last for long. */
  private static final long HEAD_EVERY = 1;

  /** A decision takes a moment; a city's stop must not fail because another is being made. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(20);

  @Mixin private LakeOption lake;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "NAME",
      description = "Your name, as you log in.")
  private String name;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File that holds your password; without it you are asked.")
  private Path passwordFile;

  @Option(
      names = "--heads",
      paramLabel = "FILE",
      defaultValue = "${env:CITYLAKE_APPROVAL_HEADS}",
      description =
          "Where signed heads of the log of approvals are kept: on another disk, and not the gateway's (default: CITYLAKE_APPROVAL_HEADS). Without, its end can be cut off unnoticed.")
  private Path heads;

  @Option(
      names = "--log-key",
      paramLabel = "FILE",
      defaultValue = "${env:CITYLAKE_LOG_KEY}",
      description =
          "PKCS#12 file of the key that signs heads; its password as of citylake gateway (default: CITYLAKE_LOG_KEY).")
  private Path logKey;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      defaultValue = "${env:CITYLAKE_SECRETS}",
      description = "File of credentials, see citylake fetch (default: CITYLAKE_SECRETS).")
  private Path secrets;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  /**
   * Works as the user, once the password is right. Each event is in the log of approvals before it
   * counts.
   */
  <T> T work(BiFunction<ApprovalDesk, User, T> work) throws IOException {
    GovernanceFolder folder = folder();
    User user = user(folder);
    try (AccessJournal journal =
        AccessJournal.openInTurn(
            folder.approvalLog(), keeper(), HEAD_EVERY, Clock.systemUTC(), LONGEST_TURN)) {
      return work.apply(desk(folder, journal::append), user);
    }
  }

  /** Looks as the user, once the password is right; nobody who decides has to wait for it. */
  <T> T look(BiFunction<ApprovalDesk, User, T> look) throws IOException {
    GovernanceFolder folder = folder();
    return look.apply(
        desk(
            folder,
            event -> {
              throw new IllegalStateException("Looking changes nothing: " + event.statement());
            }),
        user(folder));
  }

  private GovernanceFolder folder() {
    if (!lake.exists()) {
      lake.openExisting(); // says what to do
    }
    return GovernanceFolder.of(lake.home());
  }

  private static ApprovalDesk desk(GovernanceFolder folder, Consumer<AccessEvent> log) {
    return new ApprovalDesk(folder.approvals(), folder::policy, log, Clock.systemUTC());
  }

  private HeadKeeper keeper() {
    if ((heads == null) != (logKey == null)) {
      throw new ParameterException(
          lake.command().commandLine(), "Invalid choice: --heads and --log-key go together.");
    }
    return heads == null
        ? HeadKeeper.NONE
        : new SignedHeads(
            heads,
            HeadKey.of(logKey, credentials().secret("access_log", "password").toCharArray()));
  }

  private Credentials credentials() {
    return new Credentials(secrets, System.getenv());
  }

  private User user(GovernanceFolder folder) throws IOException {
    char[] password = password();
    try (KnownUsers known = KnownUsers.of(folder, credentials())) {
      return known
          .users()
          .authenticate(name, password)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "Cannot work as %s: there is no such user, or the password is another. Nothing was changed."
                          .formatted(name)));
    } finally {
      Arrays.fill(password, ' ');
    }
  }

  @SuppressWarnings(
      "SystemConsoleNull") // here on Java 17 alone, where it is null without a terminal
  private char[] password() throws IOException {
    if (passwordFile != null) {
      return Files.readString(passwordFile).strip().toCharArray();
    }
    Console console = System.console();
    if (console == null) {
      throw new ParameterException(
          lake.command().commandLine(),
          "Cannot ask for a password: there is no terminal. Name a file with --password-file.");
    }
    char[] typed = console.readPassword("Password of %s: ", name);
    if (typed == null) {
      throw new ParameterException(
          lake.command().commandLine(),
          "Cannot work as %s: no password was typed.".formatted(name));
    }
    return typed;
  }

  /** Answers with how a request stands now. */
  void say(Approval approval) {
    Instant now = Instant.now();
    say(
        ApprovalText.json(approval, now),
        "Request %d is %s (%d of %d approvals)."
            .formatted(
                approval.id(),
                ApprovalText.status(approval, now),
                approval.grantedBy().size(),
                approval.needs()));
  }

  /** Answers programs in JSON, people in words. */
  void say(Object forPrograms, String forPeople) {
    lake.command()
        .commandLine()
        .getOut()
        .println(
            json ? Output.json(forPrograms) : NextCommands.onSameLake(lake.command(), forPeople));
  }
}
