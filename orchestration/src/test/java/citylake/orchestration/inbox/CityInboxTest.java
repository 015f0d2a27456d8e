package citylake.orchestration.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityInboxTest {
  /** Closing a second channel on the lock would give up the first one's lock. */
  @Test
  void aRefusalInTheSameProcessDoesNotGiveUpTheLock(@TempDir Path dumps)
      throws IOException, InterruptedException {
    CityInbox inbox = new CityInbox(dumps, "newtown");
    try (CityInbox.Lock lock = inbox.lock().orElseThrow()) {
      assertThat(new CityInbox(dumps, "newtown").lock()).isEmpty();
      assertThat(othersTake(lock.file())).isFalse();
    }
    assertThat(othersTake(dumps.resolve(".incoming/newtown/.lock"))).isTrue();
    inbox.lock().orElseThrow().close();
  }

  private static boolean othersTake(Path lock) throws IOException, InterruptedException {
    return new ProcessBuilder(
                "python3",
                "-c",
                "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)",
                lock.toString())
            .redirectErrorStream(true)
            .start()
            .waitFor()
        == 0;
  }
}
