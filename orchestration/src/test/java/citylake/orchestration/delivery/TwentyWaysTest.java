package citylake.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drift, volume and doubled deliveries, planted in more than twenty ways after five nights of
 * history: each is named rightly, none is taken in silence, none stops another city.
 */
class TwentyWaysTest {
  private static final LocalDate NIGHT = LocalDate.parse("2019-03-12");
  private static final List<Source> SOURCES = Sources.load(List.of()).all();

  @TempDir Path folder;
  private final List<Map<String, Object>> history = new ArrayList<>();

  @BeforeEach
  void fiveNightsOfHistory() throws IOException {
    for (int night = 5; night >= 1; night--) {
      String file = "denver/denver_crime_night_%d.csv".formatted(night);
      deliver(file, DenverFile.of(night * 1000, 500).text().getBytes(StandardCharsets.UTF_8));
      Intake intake = take(desk(NIGHT.minusDays(night)));
      assertThat(intake.taken()).as("night %d", night).hasSize(1);
      history.add(row(intake.taken().get(0), NIGHT.minusDays(night)));
    }
  }

  @Test
  void aNightLikeTheOthersIsTaken() throws IOException {
    deliver("denver/denver_crime_tonight.csv", bytes(DenverFile.of(9000, 520).text()));

    Intake intake = take(desk(NIGHT));

    assertThat(intake.refused()).isEmpty();
    assertThat(intake.taken()).singleElement().extracting(Delivery::remarks).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void eachIsNamedAndTheOtherCityGoesThrough(Way way) throws IOException {
    deliver("denver/denver_crime_tonight.csv", way.bytes());
    deliver("denver/denver_crash_tonight.csv", bytes(DenverFile.of(7000, 20).text()));

    Intake intake = take(desk(NIGHT));

    assertThat(intake.taken())
        .as("the other delivery")
        .anyMatch(delivery -> delivery.file().name().contains("crash_tonight"));
    if (way.isTaken()) {
      assertThat(taken(intake).remarks()).startsWith(way.reason() + ": ");
    } else {
      Refusal refusal = refusal(intake);
      assertThat(refusal.reason()).as(refusal.detail()).isEqualTo(way.reason());
      assertThat(refusal.detail()).contains(way.words());
    }
  }

  @Test
  void whatAPersonHasLookedAtIsTakenWithARemark() throws IOException {
    deliver("denver/denver_crime_tonight.csv", bytes(DenverFile.of(9000, 20).text()));
    Intake refused = take(desk(NIGHT));
    assertThat(refusal(refused).detail())
        .isEqualTo(
            "Cannot take denver/denver_crime_tonight.csv: it holds 20 records, where the last 5 comparable deliveries held about 500; likely the export stopped early or covered too short a time. Nothing of this file was taken; what was delivered before stays as it is. Please send the right file; if this one is right, run the night with --accept denver/denver_crime_tonight.csv; if all will be like it from now on, write usual_since: 2019-03-12 at dumps.incident in cities/denver.yaml, and run the night again.");

    Intake accepted = take(desk(NIGHT, Set.of("denver/denver_crime_tonight.csv")));

    assertThat(accepted.refused()).isEmpty();
    assertThat(taken(accepted).remarks()).startsWith("too_few_records: it holds 20 records");
  }

  @Test
  void whatAnEarlierNightTookCountsOnceMoreWhereAPersonSaysSo() throws IOException {
    String name = "denver/denver_crime_tonight.csv";
    deliver(name, bytes(DenverFile.of(1000, 500).text()));
    assertThat(refusal(take(desk(NIGHT))).detail())
        .endsWith("if it is to count once more, run the night with --accept %s.".formatted(name));

    Delivery again = taken(take(desk(NIGHT, Set.of(name))));

    assertThat(again.id()).startsWith(NIGHT + "-denver.incident-");
    history.add(row(again, NIGHT));
    deliver("denver/denver_crime_tonight_2.csv", bytes(DenverFile.of(1000, 500).text()));
    Intake twice = take(desk(NIGHT, Set.of(name, "denver/denver_crime_tonight_2.csv")));
    assertThat(twice.taken()).as("never twice in one night").isEmpty();
    assertThat(refusal(twice).reason()).isEqualTo("same_file_twice");
    assertThat(refusal(twice).detail()).endsWith("If a new file was meant, send that.");
  }

  static Stream<Way> ways() {
    DenverFile fine = DenverFile.of(9000, 500);
    DenverFile lastNight = DenverFile.of(1000, 500);
    return Stream.of(
        Way.refused(
            "a column renamed",
            fine.header("GEO_LON", "LONGITUDE"),
            "renamed_column",
            "'GEO_LON' is now called 'LONGITUDE'"),
        Way.refused(
            "a column in other case",
            fine.header("GEO_LON", "geo_lon"),
            "renamed_column",
            "'geo_lon'"),
        Way.refused("a column gone", fine.without("GEO_LAT"), "missing_column", "'GEO_LAT'"),
        Way.refused("a column added", fine.with("NEW_FIELD", "x"), "extra_column", "'NEW_FIELD'"),
        Way.refused(
            "two columns swapped in the header",
            fine.swapped("GEO_LON", "GEO_LAT"),
            "moved_column",
            "moved"),
        Way.refused("no header", fine.headless(), "missing_column", "first line has"),
        Way.refused(
            "another separator",
            fine.replaced(",", ";"),
            "missing_column",
            "1 fields when cut at ','"),
        Way.refused(
            "a place column emptied",
            fine.column("GEO_LON", text -> ""),
            "emptied_column",
            "'GEO_LON' is filled in 0 %"),
        Way.refused(
            "a place column blank",
            fine.column("GEO_LAT", text -> "   "),
            "emptied_column",
            "'GEO_LAT'"),
        Way.refused(
            "numbers become text",
            fine.column("GEO_LON", text -> "west"),
            "retyped_column",
            "used to hold numbers and now holds text"),
        Way.refused(
            "decimal commas",
            fine.column("GEO_LON", text -> "\"" + text.replace('.', ',') + "\""),
            "retyped_column",
            "'GEO_LON'"),
        Way.refused(
            "times become epoch seconds",
            fine.column("FIRST_OCCURRENCE_DATE", text -> "1551697860"),
            "retyped_column",
            "used to hold dates or times and now holds numbers"),
        Way.refused(
            "times become words",
            fine.column("REPORTED_DATE", text -> "yesterday"),
            "retyped_column",
            "'REPORTED_DATE'"),
        Way.refused(
            "codes become words",
            fine.column("OFFENSE_CODE", text -> "burglary"),
            "retyped_column",
            "'OFFENSE_CODE'"),
        Way.refused(
            "a tenth of the records",
            DenverFile.of(9000, 50).text(),
            "too_few_records",
            "50 records"),
        Way.refused("one record", DenverFile.of(9000, 1).text(), "too_few_records", "1 records"),
        Way.refused(
            "ten times the records",
            DenverFile.of(9000, 5000).text(),
            "too_many_records",
            "5,000 records"),
        Way.refused("a header only", DenverFile.of(9000, 0).text(), "header_only", "no records"),
        Way.refused("nothing", "", "empty_file", "empty"),
        Way.said("three times the records", DenverFile.of(9000, 1500).text(), "too_many_records"),
        Way.said("a third of the records", DenverFile.of(9000, 170).text(), "too_few_records"),
        Way.said(
            "an empty field filled",
            fine.column("LAST_OCCURRENCE_DATE", text -> "3/4/2019 11:59:00 AM"),
            "filled_otherwise"),
        Way.refused(
            "last night's bytes again",
            lastNight.text(),
            "same_file_twice",
            "holds the same bytes"),
        new Way(
            "last night's records zipped",
            gzip(lastNight.text()),
            false,
            "same_records_twice",
            "holds the same records"),
        Way.refused(
            "last night's records in another order",
            lastNight.shuffled(),
            "same_records_twice",
            "packed or ordered otherwise"),
        Way.refused(
            "last night's records with other line ends",
            lastNight.replaced("\n", "\r\n"),
            "same_records_twice",
            "same records"));
  }

  private Delivery taken(Intake intake) {
    return intake.taken().stream()
        .filter(delivery -> delivery.file().name().contains("crime_tonight"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("refused: " + intake.refused()));
  }

  private Refusal refusal(Intake intake) {
    return intake.refused().stream()
        .filter(refusal -> refusal.file().name().contains("crime_tonight"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("taken in silence: " + intake.taken()));
  }

  private void deliver(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("dumps").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Intake take(IntakeDesk desk) {
    List<DumpFile> files =
        new DumpListing(folder.resolve("dumps").toString(), folder.resolve("lake"))
            .claimed(SOURCES);
    return desk.intake(List.of(desk.land("denver", files, Optional.empty())));
  }

  private IntakeDesk desk(LocalDate night) {
    return desk(night, Set.of());
  }

  private IntakeDesk desk(LocalDate night, Set<String> accepted) {
    return new IntakeDesk(
        SOURCES,
        new KnownFiles(history),
        night,
        folder.resolve("landing"),
        ScanLimits.DEFAULT,
        accepted);
  }

  /** The columns of ops.delivery that the desk reads. */
  private static Map<String, Object> row(Delivery delivery, LocalDate night) {
    Map<String, Object> row = new HashMap<>();
    row.put("delivery", delivery.id());
    row.put("source", delivery.source().name());
    row.put("city_code", delivery.source().city().cityCode());
    row.put("file", delivery.file().name());
    row.put("bytes", delivery.file().bytes());
    row.put("modified_at", delivery.file().modifiedAt().atOffset(java.time.ZoneOffset.UTC));
    row.put("night", night);
    row.put("status", "taken");
    row.put("sha256", delivery.scan().sha256());
    row.put("records", delivery.scan().records());
    row.put("fingerprint", delivery.scan().fingerprint());
    row.put("fields", Arrivals.column(delivery.scan().fields()));
    return row;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    try {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
        out.write(bytes(text));
      }
      return zipped.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** One way to go wrong. */
  private record Way(String name, byte[] bytes, boolean isTaken, String reason, String words) {
    static Way refused(String name, String text, String reason, String words) {
      return new Way(name, TwentyWaysTest.bytes(text), false, reason, words);
    }

    static Way said(String name, String text, String reason) {
      return new Way(name, TwentyWaysTest.bytes(text), true, reason, "");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A file in Denver's form, and what may happen to it. */
  private record DenverFile(List<String> header, List<List<String>> rows) {
    private static final List<String> COLUMNS =
        List.of(
            "INCIDENT_ID,OFFENSE_ID,OFFENSE_CODE,OFFENSE_CODE_EXTENSION,OFFENSE_TYPE_ID,OFFENSE_CATEGORY_ID,FIRST_OCCURRENCE_DATE,LAST_OCCURRENCE_DATE,REPORTED_DATE,INCIDENT_ADDRESS,GEO_X,GEO_Y,GEO_LON,GEO_LAT,DISTRICT_ID,PRECINCT_ID,NEIGHBORHOOD_ID,IS_CRIME,IS_TRAFFIC"
                .split(","));

    static DenverFile of(int from, int records) {
      return new DenverFile(
          COLUMNS, IntStream.range(from, from + records).mapToObj(DenverFile::row).toList());
    }

    private static List<String> row(int number) {
      String time = "3/4/2019 11:%02d:00 AM".formatted(number % 60);
      return List.of(
          "2019" + number,
          "2019" + number + "220200",
          "2202",
          "0",
          "burglary-residence-by-force",
          "burglary",
          time,
          "",
          time,
          "100 INVENTED ST",
          "3150000",
          "1690000",
          "-104.%d".formatted(900 + number % 90),
          "39.%d".formatted(700 + number % 90),
          "1",
          "111",
          "invented",
          "1",
          "0");
    }

    String text() {
      return text(header);
    }

    private String text(List<String> first) {
      return Stream.concat(Stream.of(first), rows.stream())
          .map(cells -> String.join(",", cells) + "\n")
          .collect(Collectors.joining());
    }

    String headless() {
      return text().substring(text().indexOf('\n') + 1);
    }

    String header(String column, String now) {
      List<String> changed = new ArrayList<>(header);
      changed.set(header.indexOf(column), now);
      return text(changed);
    }

    String swapped(String one, String other) {
      List<String> changed = new ArrayList<>(header);
      Collections.swap(changed, header.indexOf(one), header.indexOf(other));
      return text(changed);
    }

    String without(String column) {
      int at = header.indexOf(column);
      UnaryOperator<List<String>> cut =
          cells -> {
            List<String> left = new ArrayList<>(cells);
            left.remove(at);
            return left;
          };
      return new DenverFile(cut.apply(header), rows.stream().map(cut).toList()).text();
    }

    String with(String column, String value) {
      List<List<String>> wider =
          rows.stream()
              .map(cells -> Stream.concat(cells.stream(), Stream.of(value)).toList())
              .toList();
      return new DenverFile(Stream.concat(header.stream(), Stream.of(column)).toList(), wider)
          .text();
    }

    String column(String column, UnaryOperator<String> change) {
      int at = header.indexOf(column);
      return new DenverFile(
              header,
              rows.stream()
                  .<List<String>>map(
                      cells -> {
                        List<String> changed = new ArrayList<>(cells);
                        changed.set(at, change.apply(cells.get(at)));
                        return changed;
                      })
                  .toList())
          .text();
    }

    String shuffled() {
      List<List<String>> mixed = new ArrayList<>(rows);
      Collections.shuffle(mixed, new Random(3));
      return new DenverFile(header, mixed).text();
    }

    String replaced(String one, String other) {
      return Arrays.stream(text().split("\n"))
          .map(line -> line + "\n")
          .collect(Collectors.joining())
          .replace(one, other);
    }
  }
}
