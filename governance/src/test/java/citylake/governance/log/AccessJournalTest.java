package citylake.governance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessJournalTest {
  @TempDir private Path root;
  private LogLab lab;

  @BeforeEach
  void lab() throws IOException {
    lab = new LogLab(root);
  }

  @Test
  void anEntrySaysWhoAskedWhatAndWhyAndHashesTheOneBefore() throws IOException {
    try (AccessJournal journal = lab.open()) {
      Head first = journal.append(LogLab.statement("SELECT '|\"\u2028'"));
      Head second = journal.append(LogLab.statement("SELECT 2"));

      assertThat(lab.lines().get(0))
          .startsWith(
              "{\"seq\":1,\"at\":\"2026-03-02T08:00:00Z\",\"prev\":\""
                  + "0".repeat(64)
                  + "\",\"event\":{\"kind\":\"STATEMENT\",\"user\":\"li.na\",\"session\":\"s-1\",\"purpose\":\"investigation\",\"case\":\"A-2026-7\",\"statement\":\"SELECT '|\\\"\u2028'\",\"tables\":[\"standard.crash\"],\"outcome\":\"ALLOWED\",\"rows\":3}")
          .endsWith(",\"hash\":\"" + first.hash() + "\"}");
      assertThat(lab.lines().get(1)).contains("\"prev\":\"" + first.hash() + "\"");
      assertThat(second.seq()).isEqualTo(2);
    }
  }

  @Test
  void aLogGoesOnWhereItWasClosed() {
    lab.write(3);
    lab.write(4);

    assertThat(lab.verdict()).matches(LogVerdict::holds).returns(7L, LogVerdict::entries);
  }

  @Test
  void entriesOfManyAtOnceEachHaveTheirPlace() throws InterruptedException {
    ConcurrentSkipListSet<Long> places = new ConcurrentSkipListSet<>();
    try (AccessJournal journal = lab.open()) {
      List<Thread> clients = new ArrayList<>();
      for (int c = 0; c < 20; c++) {
        Thread client =
            new Thread(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    places.add(journal.append(LogLab.statement("SELECT " + i)).seq());
                  }
                });
        client.start();
        clients.add(client);
      }
      for (Thread client : clients) {
        client.join();
      }
    }

    assertThat(places).hasSize(1_000).endsWith(1_000L);
    assertThat(lab.verdict()).matches(LogVerdict::holds).returns(1_000L, LogVerdict::entries);
  }

  @Test
  void whatAKillLeftOfAnEntryIsPutAsideAndTold() throws IOException {
    lab.write(2);
    Files.writeString(lab.file(), "{\"seq\":3,\"at\":", StandardOpenOption.APPEND);

    lab.write(1);

    assertThat(lab.folder.resolve("torn-after-0000000000000002.bin"))
        .hasContent("{\"seq\":3,\"at\":");
    assertThat(lab.lines()).hasSize(4);
    assertThat(lab.lines().get(2))
        .contains(
            "the process before was stopped in the middle of an entry, which was not answered; its beginning is in torn-after-0000000000000002.bin");
    assertThat(lab.verdict()).matches(LogVerdict::holds);
  }

  @Test
  void aLogThatWasChangedIsNotWrittenOn() throws IOException {
    lab.write(3);
    Files.writeString(lab.file(), Files.readString(lab.file()).replace("SELECT 2", "SELECT 9"));

    assertThatThrownBy(lab::open)
        .isInstanceOf(InvalidLog.class)
        .hasMessage(
            "Cannot write the access log: journal-0000000000000001.jsonl has been changed behind entry 1. Nothing is answered until it is mended; what was done is in the files as they are. Look: citylake audit verify --log %s"
                .formatted(lab.folder));
  }

  @Test
  void oneProcessWritesALogAtATime() {
    try (AccessJournal journal = lab.open()) {
      assertThatThrownBy(lab::open)
          .hasMessageStartingWith("Cannot write the access log in " + lab.folder)
          .hasMessageContaining("it is being written already, by another process or by this one.");
      assertThat(journal.append(LogLab.statement("SELECT 1")).seq()).isEqualTo(1);
    }
  }

  @Test
  void whereTheLogCannotBeWrittenNothingIsAnswered() {
    AccessJournal journal =
        AccessJournal.open(
            lab.folder,
            (head, at) -> {
              throw new InvalidLog("Failed to keep the head: the other disk is gone");
            },
            1,
            LogLab.CLOCK);

    assertThatThrownBy(() -> journal.append(LogLab.statement("SELECT 1")))
        .isInstanceOf(InvalidLog.class)
        .hasMessage("Failed to keep the head: the other disk is gone");
    assertThatThrownBy(() -> journal.append(LogLab.statement("SELECT 2")))
        .isInstanceOf(InvalidLog.class);
    assertThatThrownBy(journal::close).isInstanceOf(InvalidLog.class);
    lab.write(1); // there is room again: the log was let go
  }

  /** Memory that is short is no exception of a kind that one expects. */
  @Test
  void whoeverWaitsIsToldAlsoOfAnError() {
    AccessJournal journal =
        AccessJournal.open(
            lab.folder,
            (head, at) -> {
              throw new OutOfMemoryError("of the test");
            },
            1,
            LogLab.CLOCK);

    assertThatThrownBy(() -> journal.append(LogLab.statement("SELECT 1")))
        .isInstanceOf(InvalidLog.class)
        .hasMessageContaining("of the test");
  }

  @Test
  void memoryThatIsShortForAMomentCostsOneEntryAndNotTheLog() {
    AtomicBoolean isShort = new AtomicBoolean();
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return LogLab.CLOCK.getZone();
          }

          @Override
          public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Instant instant() {
            if (isShort.getAndSet(false)) {
              throw new OutOfMemoryError("of the test");
            }
            return LogLab.CLOCK.instant();
          }
        };
    try (AccessJournal journal = AccessJournal.open(lab.folder, HeadKeeper.NONE, 100, clock)) {
      journal.append(LogLab.statement("SELECT 1"));
      isShort.set(true);
      assertThatThrownBy(() -> journal.append(LogLab.statement("SELECT 2")))
          .isInstanceOf(InvalidLog.class)
          .hasMessage(
              "Failed to write the access log behind entry 1: memory is short. This is not answered; ask again.");
      assertThat(journal.append(LogLab.statement("SELECT 3")).seq()).isEqualTo(2);
    }

    assertThat(LogVerifier.verify(lab.folder, null, null))
        .matches(LogVerdict::holds)
        .returns(2L, LogVerdict::entries);
  }

  @Test
  void whoWritesInTurnWaitsForTheOtherAndNotForEver() throws Exception {
    AccessJournal first = lab.open();
    CompletableFuture<Head> second =
        CompletableFuture.supplyAsync(
            () -> {
              try (AccessJournal journal =
                  AccessJournal.openInTurn(
                      lab.folder, HeadKeeper.NONE, 1, LogLab.CLOCK, Duration.ofMinutes(1))) {
                return journal.append(LogLab.statement("SELECT 2"));
              }
            });
    first.append(LogLab.statement("SELECT 1"));
    assertThatThrownBy(
            () ->
                AccessJournal.openInTurn(
                    lab.folder, HeadKeeper.NONE, 1, LogLab.CLOCK, Duration.ofMillis(200)))
        .isInstanceOf(InvalidLog.class)
        .hasMessageContaining("it is being written already");
    assertThat(second).isNotDone();
    first.close();

    assertThat(second.get(1, TimeUnit.MINUTES).seq()).isEqualTo(2);
  }

  /** Closing a second channel on the lock would give up the first one's lock. */
  @Test
  void aRefusalInTheSameProcessDoesNotGiveUpTheLock() throws IOException, InterruptedException {
    try (AccessJournal journal = lab.open()) {
      assertThatThrownBy(lab::open).isInstanceOf(InvalidLog.class);

      Process other =
          new ProcessBuilder(
                  "python3",
                  "-c",
                  "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)",
                  lab.folder.resolve("lock").toString())
              .redirectErrorStream(true)
              .start();
      assertThat(other.waitFor()).as("another process takes the lock").isNotZero();
      assertThat(journal.append(LogLab.statement("SELECT 1")).seq()).isEqualTo(1);
    }
  }

  @Test
  void aWrongPasswordIsToldAndSignsNothing() {
    assertThatThrownBy(() -> HeadKey.of(root.resolve("keys/log.p12"), "another".toCharArray()))
        .isInstanceOf(InvalidLog.class)
        .hasMessageStartingWith("Cannot use the key of the access log in ")
        .hasMessageEndingWith("Nothing was signed; give its password, or name another file.");
  }
}
