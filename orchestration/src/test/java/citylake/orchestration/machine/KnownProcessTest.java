package citylake.orchestration.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Against real processes. */
class KnownProcessTest {
  private static final KnownProcess SELF = KnownProcess.of(ProcessHandle.current());

  @Test
  void aProcessThatRunsIsKnownAgainAlsoAfterItWasWrittenDown() throws IOException {
    ObjectMapper json = new ObjectMapper();

    KnownProcess read = json.readValue(json.writeValueAsString(SELF), KnownProcess.class);

    assertThat(read).isEqualTo(SELF);
    assertThat(read.isAlive()).isTrue();
  }

  @Test
  void theSameIdWithAnotherStartIsSomebodyElse() {
    KnownProcess before = new KnownProcess(SELF.id(), SELF.startedAtMillis() - 60_000);

    assertThat(before.isAlive()).isFalse();
    assertThat(before.handle()).isEmpty();
  }

  @Test
  void aClockThatIsSetRightDoesNotMakeItAnother() {
    assertThat(new KnownProcess(SELF.id(), SELF.startedAtMillis() + 1_000).isAlive()).isTrue();
  }

  @Test
  void aProcessThatHasEndedIsGone() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sleep", "60").start();
    KnownProcess known = KnownProcess.of(process.toHandle());
    process.destroyForcibly().waitFor();

    assertThat(known.isAlive()).isFalse();
  }
}
