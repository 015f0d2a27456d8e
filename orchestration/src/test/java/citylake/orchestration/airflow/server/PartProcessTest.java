package citylake.orchestration.airflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.machine.KnownProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real processes with workers, with and without a group of their own. */
class PartProcessTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private Process leader;
  private ProcessHandle worker;

  @AfterEach
  void endWhatIsLeft() {
    Stream.of(worker, leader.toHandle()).forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void withAGroupOfItsOwnAPartEndsWithItsWorkers() throws IOException {
    start(KnownProcess.inOwnGroup(shell("")));

    assertThat(PartProcess.of(leader).end(SHORT)).isEmpty();
    assertAllEnded();
  }

  @Test
  void withoutAGroupOfItsOwnAPartEndsWithItsWorkersAllTheSame() throws IOException {
    start(shell(""));

    assertThat(PartProcess.of(leader).end(SHORT)).isEmpty();
    assertAllEnded();
  }

  @Test
  void whoDoesNotEndWhenAskedIsEnded() throws IOException {
    start(shell("trap '' TERM; "));

    assertThat(PartProcess.of(leader).end(Duration.ofMillis(300))).isEmpty();
    assertAllEnded();
  }

  @Test
  void aNightInAGroupOfItsOwnGoesOn() throws IOException {
    start(
        KnownProcess.inOwnGroup(
            List.of("sh", "-c", "setsid sh -c 'echo $$; exec sleep 60' & wait")));

    assertThat(PartProcess.of(leader).end(SHORT)).isEmpty();
    assertThat(KnownProcess.of(leader.toHandle()).isAlive()).isFalse();
    assertThat(worker.isAlive()).isTrue();
  }

  @Test
  void somebodyElseUnderTheSameIdIsLeftAlone() throws IOException {
    start(shell(""));
    PartProcess before = new PartProcess(leader.pid(), 1_000);

    assertThat(before.isAlive()).isFalse();
    assertThat(before.end(SHORT)).isEmpty();
    assertThat(leader.isAlive()).isTrue();
  }

  private void assertAllEnded() {
    assertThat(KnownProcess.of(leader.toHandle()).isAlive()).isFalse();
    assertThat(KnownProcess.of(worker).isAlive()).isFalse();
  }

  /** A shell that waits for a worker of its own. */
  private static List<String> shell(String first) {
    return List.of("sh", "-c", first + "sleep 60 & echo $!; wait");
  }

  private void start(List<String> command) throws IOException {
    leader = new ProcessBuilder(command).start();
    BufferedReader said = leader.inputReader();
    worker = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
  }
}
