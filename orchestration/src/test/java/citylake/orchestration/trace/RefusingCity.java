package citylake.orchestration.trace;

import citylake.orchestration.night.MendedCity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A city with one record of each kind that is refused, among sound ones. */
final class RefusingCity {
  private RefusingCity() {}

  static Path sources(Path folder) {
    return MendedCity.mended(folder);
  }

  static byte[] dump() {
    List<String> lines = new ArrayList<>();
    lines.add(MendedCity.line("G1", "BRK", 0));
    lines.add(MendedCity.line("", "BRK", 10));
    lines.add("G3|BRK|2019-03-02 13:20|-40.01");
    lines.add(MendedCity.line("G9", "DEL", 30));
    // More faulty records than one in a hundred, and the whole file would be refused.
    for (int i = 0; i < 120; i++) {
      lines.add(MendedCity.line("H" + i, "BRK", i % 60));
    }
    return MendedCity.dump(lines);
  }
}
