package citylake.orchestration.purge;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.RetentionPeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A landed file that two nights took, as the second was told to accept it. */
class PastFilesTest {
  private static final String SOURCE = "gotham.incident";
  private static final LocalDate FIRST = LocalDate.parse("2019-06-30");
  private static final LocalDate SECOND = FIRST.plusDays(10);

  @TempDir Path landing;

  @BeforeEach
  void land() throws IOException {
    Files.createDirectories(landing.resolve(SOURCE));
    Files.writeString(landing.resolve(SOURCE).resolve("ab12"), "records");
  }

  @Test
  void itStaysUntilThePeriodOfTheLaterNightIsOver() {
    assertThat(files().line(past(FIRST), SOURCE, Set.of())).isEmpty();
    assertThat(files().line(past(SECOND.minusDays(1)), SOURCE, Set.of())).isEmpty();
    assertThat(files().line(past(SECOND), SOURCE, Set.of()))
        .hasValueSatisfying(line -> assertThat(line.newest()).isEqualTo(SECOND));
  }

  @Test
  void itStaysWhileACaseNeedsEitherDelivery() {
    assertThat(files().line(past(SECOND), SOURCE, Set.of("first"))).isEmpty();
    assertThat(files().line(past(SECOND), SOURCE, Set.of("second"))).isEmpty();
  }

  private PastFiles files() {
    return new PastFiles(landing, List.of(taken("first", FIRST), taken("second", SECOND)));
  }

  private static Map<String, Object> taken(String delivery, LocalDate night) {
    return Map.of(
        "delivery",
        delivery,
        "source",
        SOURCE,
        "kind",
        "incident",
        "sha256",
        "ab12",
        "night",
        night,
        "status",
        "taken");
  }

  private static Past past(LocalDate lastNight) {
    return new Past(
        Past.LANDING, "incident", new RetentionPeriod(10, ChronoUnit.YEARS, "night"), lastNight);
  }
}
