package citylake.orchestration.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A city whose declaration does not know one of its codes at first, NEW: such records are refused.
 * DEL takes a case back.
 */
public final class MendedCity {
  private static final String OPERATIONS =
      "CASE code WHEN 'BRK' THEN 'upsert'%s WHEN 'DEL' THEN 'retract' ELSE 'unknown' END AS _operation,\n  '1' AS offence_no";

  private MendedCity() {}

  public static Path unmended(Path folder) {
    return declared(folder, "");
  }

  public static Path mended(Path folder) {
    return declared(folder, " WHEN 'NEW' THEN 'upsert'");
  }

  private static Path declared(Path folder, String more) {
    ThirdCity.sources(folder);
    Path select = folder.resolve("vendors/plain-pipe/incident.sql");
    try {
      Files.writeString(
          select,
          Files.readString(select).replace("'1' AS offence_no", OPERATIONS.formatted(more)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Lines of a dump; a blank number is a missing key. */
  public static byte[] dump(List<String> lines) {
    return ("case_no|code|at|lon|lat\n" + String.join("\n", lines) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  public static String line(String number, String code, int minute) {
    return "%s|%s|2019-03-02 13:%02d|-40.01|30.01".formatted(number, code, minute);
  }

  /** Random records over few keys, with every operation, unknown codes and missing numbers. */
  static List<String> random(Random random, int records) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      String number = random.nextInt(20) == 0 ? "" : "G" + random.nextInt(40);
      String code = List.of("BRK", "BRK", "BRK", "NEW", "NEW", "DEL").get(random.nextInt(6));
      lines.add(line(number, code, random.nextInt(4)));
    }
    return lines;
  }
}
