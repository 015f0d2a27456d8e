package citylake.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that change for good, as by a reform of districts, and a city's file that says so. */
class UsualSinceTest {
  private static final LocalDate NIGHT = LocalDate.parse("2019-03-12");
  private static final String TONIGHT = "gotham/crime_tonight.csv";

  @TempDir Path folder;
  private final List<Map<String, Object>> history = new ArrayList<>();

  @BeforeEach
  void fourNightsOfFiveHundredRecordsAndOneOfTwenty() throws IOException {
    for (int night = 4; night >= 1; night--) {
      write("gotham/crime_%d.csv".formatted(night), night * 1000, 500);
      Delivery taken = take(NIGHT.minusDays(night), "").taken().get(0);
      history.add(row(taken, NIGHT.minusDays(night)));
    }
    write(TONIGHT, 9000, 20);
  }

  @Test
  void theRefusedFileIsTakenByTheNextRunOnceTheCitysFileSaysIt() throws IOException {
    Refusal refused = take(NIGHT, "").refused().get(0);
    history.add(row(refused, NIGHT));
    assertThat(refused.detail())
        .endsWith(
            "if all will be like it from now on, write usual_since: 2019-03-12 at dumps.incident in cities/gotham.yaml, and run the night again.");
    assertThat(take(NIGHT, "").isEmpty()).as("nothing is declared otherwise").isTrue();

    Intake again = take(NIGHT, ", usual_since: 2019-03-12");

    assertThat(again.refused()).isEmpty();
    assertThat(again.taken()).singleElement().extracting(Delivery::remarks).isNull();
  }

  @Test
  void whatCameSinceIsTheMeasure() throws IOException {
    assertThat(take(NIGHT, ", usual_since: 2019-03-09").refused().get(0).detail())
        .contains("it holds 20 records, where the last 3 comparable deliveries held about 500");
  }

  @Test
  void beforeThatNightAllIsHeldAgainstWhatCameSoFar() throws IOException {
    assertThat(take(NIGHT, ", usual_since: 2019-03-13").refused())
        .extracting(Refusal::reason)
        .containsExactly("too_few_records");
  }

  /** A torn file, and then a reform after which all are as small. */
  @Test
  void aFileThatWasRefusedBeforeItStaysRefused() throws IOException {
    history.add(row(take(NIGHT, "").refused().get(0), NIGHT));
    for (int night = 1; night <= 8; night++) {
      LocalDate date = NIGHT.plusDays(night);
      write("gotham/crime_small_%d.csv".formatted(night), 10_000 + night * 1000, 20);
      Intake intake = take(date, ", usual_since: 2019-03-13");
      intake.taken().forEach(taken -> history.add(row(taken, date)));
      assertThat(intake.taken()).as("night %d", night).hasSize(1);
    }

    assertThat(take(NIGHT.plusDays(9), ", usual_since: 2019-03-13").refused())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("too_few_records");
              assertThat(refusal.detail()).endsWith("with --accept gotham/crime_tonight.csv.");
            });
  }

  @Test
  void theNightIsNamedSinceWhichNoneWasLikeThoseBefore() throws IOException {
    history.add(row(take(NIGHT, "").refused().get(0), NIGHT));
    write("gotham/crime_next.csv", 20_000, 21);

    Intake next = take(NIGHT.plusDays(1), "");
    assertThat(next.refused())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.detail()).contains("usual_since: 2019-03-12 at"));

    history.add(row(next.refused().get(0), NIGHT.plusDays(1)));
    assertThat(take(NIGHT.plusDays(1), ", usual_since: 2019-03-12").taken()).hasSize(2);
  }

  private Intake take(LocalDate night, String more) throws IOException {
    List<Source> sources = Gotham.declared(folder.resolve("sources"), more);
    IntakeDesk desk =
        new IntakeDesk(
            sources,
            new KnownFiles(history),
            night,
            folder.resolve("landing"),
            ScanLimits.DEFAULT,
            Set.of());
    List<DumpFile> files =
        new DumpListing(folder.resolve("dumps").toString(), folder.resolve("lake"))
            .claimed(sources);
    return desk.intake(List.of(desk.land("gotham", files, Optional.empty())));
  }

  private void write(String name, int from, int records) throws IOException {
    StringBuilder text = new StringBuilder(Gotham.HEADER + "\n");
    for (int number = from; number < from + records; number++) {
      String time = "3/4/2019 11:%02d:00 AM".formatted(number % 60);
      text.append(
          "2019%1$d,2019%1$d220200,2202,0,burglary,burglary,%2$s,,%2$s,,,,-104.9,39.7,1,111,invented,1,0\n"
              .formatted(number, time));
    }
    Path file = folder.resolve("dumps").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.toString());
  }

  private static Map<String, Object> row(Delivery taken, LocalDate night) {
    Map<String, Object> row = row(taken.file(), night, taken.id(), taken.source());
    row.put("status", "taken");
    row.put("sha256", taken.scan().sha256());
    row.put("records", taken.scan().records());
    row.put("fingerprint", taken.scan().fingerprint());
    row.put("fields", Arrivals.column(taken.scan().fields()));
    return row;
  }

  private Map<String, Object> row(Refusal refused, LocalDate night) {
    Source source =
        Sources.load(List.of(folder.resolve("sources"))).all().stream()
            .filter(known -> known.name().equals(refused.source()))
            .findFirst()
            .orElseThrow();
    Map<String, Object> row = row(refused.file(), night, refused.id(), source);
    row.put("status", "refused");
    row.put("reason", refused.reason());
    row.put("declaration", source.declarationHash());
    return row;
  }

  /** The columns of ops.delivery that the desk reads of any file. */
  private static Map<String, Object> row(
      DumpFile file, LocalDate night, String delivery, Source source) {
    Map<String, Object> row = new HashMap<>();
    row.put("delivery", delivery);
    row.put("source", source.name());
    row.put("city_code", source.city().cityCode());
    row.put("file", file.name());
    row.put("bytes", file.bytes());
    row.put("modified_at", file.modifiedAt().atOffset(ZoneOffset.UTC));
    row.put("night", night);
    return row;
  }
}
