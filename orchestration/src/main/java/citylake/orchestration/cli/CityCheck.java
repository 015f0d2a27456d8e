package citylake.orchestration.cli;

import citylake.etl.standalone.AgreedDump;
import citylake.etl.standalone.ContractCheck;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The checker that a city runs itself: {@code java -jar check-<city>.jar FILE}. Its jar is written
 * by {@code citylake source package}, with what was agreed inside.
 */
public final class CityCheck {
  /** What was agreed, inside the jar. */
  static final String AGREED = "agreed.json";

  private static final int LISTED = 50;
  private static final String USAGE =
      "Usage: java -jar check-CITY.jar FILE [DUMP]\nExit codes: 0 the file would be taken, 2 wrong usage, 3 no such file, 5 the file would be refused";

  private CityCheck() {}

  /** Ends the process with its exit code. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) throws IOException {
    List<AgreedDump> agreed = agreed();
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println(USAGE);
      return ExitCode.USAGE;
    }
    Path file = Path.of(arguments[0]);
    if (!Files.isRegularFile(file)) {
      System.err.printf("Cannot check %s: there is no such file.%n", file);
      return ExitCode.NOT_FOUND;
    }
    List<AgreedDump> fitting =
        agreed.stream()
            .filter(dump -> arguments.length == 1 || dump.dump().equals(arguments[1]))
            .filter(dump -> arguments.length == 2 || agreed.size() == 1 || claims(dump, file))
            .toList();
    if (fitting.size() != 1) {
      System.err.printf(
          "Cannot tell which dump %s is: name one of %s behind the file.%n%s%n",
          file.getFileName(), agreed.stream().map(AgreedDump::dump).toList(), USAGE);
      return ExitCode.USAGE;
    }
    return told(file, fitting.get(0), ContractCheck.of(file, fitting.get(0), LISTED));
  }

  private static boolean claims(AgreedDump dump, Path file) {
    return java.nio.file.FileSystems.getDefault()
        .getPathMatcher("glob:" + dump.files())
        .matches(file.getFileName());
  }

  private static int told(Path file, AgreedDump dump, ContractCheck.Result result) {
    System.out.printf("%s, checked as %s%n", file.getFileName(), dump.dump());
    if (result.refusal() != null) {
      System.out.printf("REFUSED (%s): %s%n", result.refusalReason(), result.refusal());
      return ExitCode.REFUSED_FILES;
    }
    System.out.printf(
        "%,d records, of which the night would set aside: %,d unreadable, %,d without a number%n",
        result.records(), result.unreadable(), result.withoutNumber());
    result.lines().forEach(line -> System.out.println("  " + line));
    System.out.println(
        "Not looked at here: times, places, codes, corrections and retractions; ask the data team for a full check.");
    return ExitCode.DONE;
  }

  private static List<AgreedDump> agreed() throws IOException {
    try (InputStream json = CityCheck.class.getResourceAsStream("/" + AGREED)) {
      return new ObjectMapper().readValue(json, new TypeReference<List<AgreedDump>>() {});
    }
  }
}
