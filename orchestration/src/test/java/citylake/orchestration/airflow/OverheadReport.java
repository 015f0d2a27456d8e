package citylake.orchestration.airflow;

import citylake.orchestration.airflow.runs.Box;
import citylake.orchestration.airflow.runs.NightBoard;
import citylake.orchestration.airflow.runs.NightRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Airflow costs, as a table for people: {@code target/reports/<name>.md}. */
final class OverheadReport {
  private static final Pattern WORK = Pattern.compile("; ([0-9.]+) s of work");
  private static final double NANOS = 1e9;

  private final String name;
  private final String what;
  private final List<String> lines = new ArrayList<>();
  private final List<Double> beyond = new ArrayList<>();
  private double byAirflow;
  private double without;

  /**
   * @param name of the file
   * @param what night it is, in words
   */
  OverheadReport(String name, String what) {
    this.name = name;
    this.what = what;
  }

  void byAirflow(long nanos) {
    byAirflow = nanos / NANOS;
  }

  void without(long nanos) {
    without = nanos / NANOS;
  }

  /** Each box's seconds beside those that the night's process worked for it. */
  void boxes(NightRuns nights, NightBoard board) {
    for (Box box : board.boxes()) {
      Matcher work =
          WORK.matcher(String.join("\n", nights.log(board.run(), box.step(), box.city(), 0)));
      if (box.seconds() != null && work.find()) {
        double worked = Double.parseDouble(work.group(1));
        beyond.add(box.seconds() - worked);
        lines.add(
            String.format(Locale.ROOT, "| %s | %.1f | %.1f |", box.name(), box.seconds(), worked));
      }
    }
  }

  void write() throws IOException {
    List<Double> sorted = beyond.stream().sorted().toList();
    List<String> text = new ArrayList<>();
    text.add("# A night by Airflow and without");
    text.add("");
    text.add(
        String.format(
            Locale.ROOT,
            "%s, from the command to its answer: by Airflow %.0f s, by citylake night %.0f s; Airflow adds %.0f s. A box costs %.1f s beyond its work (median of %d; most %.1f s).",
            what,
            byAirflow,
            without,
            byAirflow - without,
            sorted.get(sorted.size() / 2),
            sorted.size(),
            sorted.get(sorted.size() - 1)));
    text.add("");
    text.add("| box | seconds | of these work |");
    text.add("|---|---|---|");
    text.addAll(lines);
    Path file = Path.of("target", "reports", name + ".md");
    Files.createDirectories(file.getParent());
    Files.write(file, text);
  }
}
