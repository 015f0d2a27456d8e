package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightLockTest {
  @Test
  void secondRunInAnotherProcessIsToldWhoHoldsTheLake(@TempDir Path folder)
      throws IOException, InterruptedException {
    LakeHome home = LakeHome.in(folder);
    Process holder = holder(folder);
    try {
      assertThatThrownBy(() -> NightLock.take(home, "night 2026-07-02"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "Cannot start night 2026-07-02: night 2026-07-01 \\(process %d, since [^)]+\\) holds the lake %s\\. One writer at a time; what it has released stays readable\\. Wait for it, or stop that process; the lock goes with it\\."
                  .formatted(holder.pid(), folder));
    } finally {
      holder.destroyForcibly().waitFor();
    }
    NightLock.take(home, "night 2026-07-02").close();
  }

  @Test
  void secondRunInTheSameProcessIsRefusedToo(@TempDir Path folder) {
    LakeHome home = LakeHome.in(folder);
    try (NightLock first = NightLock.take(home, "night 2026-07-01")) {
      assertThatThrownBy(() -> NightLock.take(home, "maintenance"))
          .hasMessageStartingWith("Cannot start maintenance: night 2026-07-01 (process ");
    }
    NightLock.take(home, "maintenance").close();
  }

  private static Process holder(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("held");
    }
    return process;
  }
}
