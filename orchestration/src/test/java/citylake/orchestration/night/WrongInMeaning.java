package citylake.orchestration.night;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The sample province's second night delivered once more under other numbers: five files of the
 * right shape whose meaning is wrong, and a small sound one.
 */
final class WrongInMeaning {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Pattern TAKEN_BACK = Pattern.compile(".*(,D,\\d+|\\|9 *\\|\\d+ *)");
  private static final int SMALL = 12;
  private static final int TAKEN_AWAY = 1500;
  private static final int CRASH_TIME = 4;

  private WrongInMeaning() {}

  static void deliver(Path dumps) {
    zipped(
        dumps.resolve("tingmo"),
        record -> record.replaceFirst("(\\d+\\.\\d{7}),(\\d+\\.\\d{7})", "$2,$1"));
    zipped(
        dumps.resolve("jichuan"),
        record -> record.replaceAll(" \\d\\d:\\d\\d:\\d\\d", " 00:00:00"));
    csv(
        dumps.resolve("tingmo/crash_20260702.csv.gz"),
        dumps.resolve("tingmo/crash_20260704.csv.gz"),
        text -> changed(text, "\n", Integer.MAX_VALUE, WrongInMeaning::atTheOfficeAtNoon));
    csv(
        dumps.resolve("jichuan/crash_20260701.csv.gz"),
        dumps.resolve("jichuan/crash_20260704.csv.gz"),
        WrongInMeaning::takenBack);
    Path yuanbo = dumps.resolve("yuanbo");
    plain(
        yuanbo.resolve("sg_20260702.txt"),
        yuanbo.resolve("sg_20260704.txt"),
        Integer.MAX_VALUE,
        WrongInMeaning::fiveYearsAhead);
    plain(
        yuanbo.resolve("aj_20260702.txt"),
        yuanbo.resolve("aj_20260704.txt"),
        SMALL,
        UnaryOperator.identity());
  }

  /** One night later: a file of the right shape that holds next to nothing. */
  static void deliverTwoRecords(Path dumps) {
    zipped(dumps.resolve("jichuan"), "20260705", 2, UnaryOperator.identity());
  }

  /** What happened on the newest day; corrections of older crashes keep their times. */
  private static String fiveYearsAhead(String record) {
    String[] fields = record.split("\\|", -1);
    fields[CRASH_TIME] = fields[CRASH_TIME].replaceFirst("^20260701", "20310701");
    return String.join("|", fields);
  }

  private static String atTheOfficeAtNoon(String record) {
    return record
        .replaceAll(" \\d\\d:\\d\\d:\\d\\d", " 12:00:00")
        .replaceFirst("\\d+\\.\\d{7},\\d+\\.\\d{7}", "165.0300000,37.8000000");
  }

  /** The first records of a file, each as a deletion. */
  private static String takenBack(String text) {
    return text.lines().limit(1).collect(Collectors.joining())
        + "\n"
        + text.lines()
            .skip(1)
            .filter(record -> record.endsWith(",A,1"))
            .limit(TAKEN_AWAY)
            .map(record -> record.replaceFirst(",A,1$", ",D,9\n"))
            .collect(Collectors.joining());
  }

  private static void zipped(Path city, UnaryOperator<String> change) {
    zipped(city, "20260704", Integer.MAX_VALUE, change);
  }

  private static void zipped(Path city, String day, int records, UnaryOperator<String> change) {
    csv(
        city.resolve("incident_20260702.csv.gz"),
        city.resolve("incident_%s.csv.gz".formatted(day)),
        text -> changed(text, "\n", records, change));
  }

  private static void csv(Path from, Path to, UnaryOperator<String> change) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(from))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(change.apply(text).getBytes(StandardCharsets.UTF_8));
      }
      Files.write(to, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void plain(Path from, Path to, int records, UnaryOperator<String> change) {
    try {
      String text = new String(Files.readAllBytes(from), GB18030);
      Files.write(to, changed(text, "\r\n", records, change).getBytes(GB18030));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Header, and records under numbers that nobody has used. */
  private static String changed(
      String text, String end, int records, UnaryOperator<String> change) {
    String header = text.lines().findFirst().orElseThrow();
    return header
        + end
        + text.lines()
            .skip(1)
            .filter(record -> !TAKEN_BACK.matcher(record).matches())
            .limit(records)
            .map(record -> change.apply("Z" + record.substring(1)) + end)
            .collect(Collectors.joining());
  }
}
