package citylake.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.log.LoggedEvent;
import citylake.governance.policy.GovernanceFolder;
import citylake.governance.user.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city has stopped, resumed and stopped its sharing: three lines, three entries. */
class LoggedApprovalsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-07-02T12:00:00Z"), ZoneOffset.UTC);
  private static final User STEWARD = new User("steward.b", List.of("steward"), "B", Set.of());

  @TempDir private Path folder;
  private final List<LoggedEvent> log = new ArrayList<>();
  private Path file;
  private List<String> lines;

  @BeforeEach
  void threeDecisions() throws IOException {
    file = folder.resolve("approvals.jsonl");
    ApprovalDesk desk =
        new ApprovalDesk(
            file,
            new GovernanceFolder(folder)::policy,
            event -> log.add(new LoggedEvent(log.size() + 1, NOON.instant(), "hash", event)),
            NOON);
    desk.stop(STEWARD, "B", "inquiry");
    desk.resume(STEWARD, "B", "over");
    desk.stop(STEWARD, "B", "inquiry");
    lines = new ArrayList<>(Files.readAllLines(file));
  }

  @Test
  void whatTheLogTellsInItsOrderIsSound() {
    assertThat(LoggedApprovals.faults(file, log)).isEmpty();
  }

  @Test
  void linesThatWereMovedAreFound() throws IOException {
    Collections.swap(lines, 1, 2);
    Files.write(file, lines);

    assertThat(LoggedApprovals.faults(file, log))
        .containsExactly(
            "approvals.jsonl line 3: no entry of the log in its place and at its time says that steward.b has resumed: sharing of city B; it was written past the log, changed since, or moved",
            "entry 2: steward.b has resumed: sharing of city B, which is not in approvals.jsonl in its place: it was removed, changed or moved there, or a kill came between");
  }

  @Test
  void aTimeThatWasChangedIsFound() throws IOException {
    lines.set(2, lines.get(2).replace("2026-07-02T12", "2026-07-03T12"));
    Files.write(file, lines);

    assertThat(LoggedApprovals.faults(file, log))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("approvals.jsonl line 3: no entry of the log in its place and at its time");
  }

  @Test
  void anEntryWhoseLineAKillKeptBackIsToldAndTheRestStillFits() throws IOException {
    lines.remove(1);
    Files.write(file, lines);

    assertThat(LoggedApprovals.faults(file, log))
        .singleElement()
        .asString()
        .startsWith("entry 2: steward.b has resumed: sharing of city B, which is not in");
  }

  @Test
  void aLastLineWithoutItsEndIsFound() throws IOException {
    Files.writeString(file, lines.get(1), StandardOpenOption.APPEND);

    assertThat(LoggedApprovals.faults(file, log))
        .containsExactly(
            "approvals.jsonl: its last line is not ended and counts for nothing: a writer was killed, or it was changed. Look at it, and decide once more what was meant; the next decision cuts it off");
  }
}
