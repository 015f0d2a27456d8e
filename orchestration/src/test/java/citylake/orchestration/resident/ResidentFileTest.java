package citylake.orchestration.resident;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.machine.KnownProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentFileTest {
  private static final KnownProcess SELF = KnownProcess.of(ProcessHandle.current());

  @TempDir private Path lake;

  @Test
  void aResidentThatLivesIsFound() {
    ResidentFile resident = new ResidentFile(4711, "token", SELF, "n20260702", "signature");
    resident.write(lake);

    assertThat(ResidentFile.find(lake)).contains(resident);
  }

  /** After a loss of power the id may be anybody's, and the token is for no stranger. */
  @Test
  void anotherProcessUnderTheResidentsIdIsNoResident() {
    KnownProcess before = new KnownProcess(SELF.id(), SELF.startedAtMillis() - 3_600_000);
    new ResidentFile(4711, "token", before, "n20260702", "signature").write(lake);

    assertThat(ResidentFile.find(lake)).isEmpty();
  }
}
