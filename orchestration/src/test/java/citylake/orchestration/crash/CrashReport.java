package citylake.orchestration.crash;

import citylake.orchestration.night.NightResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each kill came to, as a table for people, in {@code target/reports}. */
final class CrashReport {
  private final List<String> lines = new ArrayList<>();
  private final String name;

  CrashReport(String name) {
    this.name = name;
    lines.add("# Nights that were killed");
    lines.add("");
    lines.add(
        "Each line is one process, killed by SIGKILL at the fault point; the next line's process goes on with the same night. The last start of a night is left alone: its content is that of a night that nobody disturbed, by content hash, table by table.");
    lines.add("");
    lines.add("| night | killed | file | lived, s | readers then saw release |");
    lines.add("|---|---|---|---|---|");
  }

  void add(FaultPoint point, KilledNight killed, List<Long> seen) {
    lines.add(
        "| %d | %s | %s | %d | %s |"
            .formatted(
                point.night(),
                point.name(),
                killed.killedAt(),
                killed.lived().toSeconds(),
                seen.isEmpty() ? "none" : seen.get(seen.size() - 1).toString()));
  }

  void end(int night, NightResult result) {
    lines.add(
        "| %d | not any more: %s | same content | %d | %d |"
            .formatted(
                night,
                result.status() == NightResult.Status.RELEASED ? "released" : "nothing to do",
                result.took().toSeconds(),
                result.release().number()));
  }

  void write() throws IOException {
    Path file = Path.of("target", "reports", name + ".md");
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }
}
