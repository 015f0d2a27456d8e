package citylake.orchestration.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each kill came to, as a table for people: {@code target/reports/crash.md}. */
final class CrashReport {
  private final List<String> lines = new ArrayList<>();

  CrashReport() {
    lines.add("# Nights that were killed");
    lines.add("");
    lines.add(
        "Each line is one process, killed by SIGKILL at the fault point while it ran a night, and the same night started again. In each the content came to that of nights that nobody disturbed, by content hash, table by table.");
    lines.add("");
    lines.add(
        "| night | killed | file | readers then saw release | started again | killed after, s |");
    lines.add("|---|---|---|---|---|---|");
  }

  void add(FaultPoint point, KilledNight killed, List<Long> seen, String restarted) {
    lines.add(
        "| %d | %s | %s | %s | %s | %d |"
            .formatted(
                point.night(),
                point.name(),
                killed.killedAt(),
                seen.isEmpty() ? "none" : seen.get(seen.size() - 1).toString(),
                restarted,
                killed.lived().toSeconds()));
  }

  void write() throws IOException {
    Path file = Path.of("target", "reports", "crash.md");
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
