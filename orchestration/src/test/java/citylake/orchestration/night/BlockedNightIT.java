package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.ScanLimits;
import citylake.lake.Releases;
import citylake.quality.DeliveryAccount;
import citylake.testing.LineageSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night whose incidents happened after their delivery, by a SELECT that does not look: the
 * out-gate says no.
 */
class BlockedNightIT {
  /** Two months before the cases of {@link ThirdCity}. */
  private static final String NIGHT = "2019-01-01";

  @TempDir static Path folder;
  private static NightLab lab;
  private static NightResult result;
  private static List<JsonNode> events;

  @BeforeAll
  static void oneNight() throws IOException {
    lab = new NightLab(folder);
    lab.deliver("gotham/cases_1.txt", ThirdCity.dump());
    result = lab.run(NIGHT, ThirdCity.sources(folder.resolve("sources")));
    NightSettings settings =
        new NightSettings(
            LocalDate.parse(NIGHT),
            lab.home(),
            lab.dumps().toString(),
            List.of(),
            ScanLimits.DEFAULT);
    events = new ArrayList<>();
    for (String line : Files.readAllLines(NightLineage.file(settings))) {
      events.add(new ObjectMapper().readTree(line));
    }
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void nothingIsReleasedAndTheRuleIsNamed() {
    assertThat(result.status()).isEqualTo(NightResult.Status.BLOCKED);
    assertThat(result.blocking())
        .anyMatch(rule -> rule.contains("occurred_before_delivery") && rule.contains("120 of 120"));
    assertThat(new Releases(lab.catalog()).current()).isEmpty();
  }

  @Test
  void theOutGateAndTheNightAreToldAsFailedWithTheRuleAndEveryStepAsDone() {
    assertThat(types("night")).containsExactly("START", "FAIL");
    assertThat(types("night.out_gate")).containsExactly("START", "FAIL");
    assertThat(types("night.standard_incident")).containsExactly("START", "COMPLETE");
    assertThat(message("night"))
        .startsWith("Refused by the out-gate; readers see the release before. ")
        .contains("occurred_before_delivery");
    assertThat(message("night.out_gate")).contains("occurred_before_delivery");
    LineageSchema schema = new LineageSchema();
    assertThat(events).allSatisfy(event -> assertThat(schema.faults(event)).isEmpty());
  }

  @Test
  void onceTheDeclarationIsMendedTheSameNightCountsItsFilesAnew(@TempDir Path other)
      throws IOException {
    Path sources = other.resolve("sources");
    try (NightLab mended = new NightLab(other.resolve("lab"))) {
      mended.deliver("gotham/cases_1.txt", ThirdCity.dump());
      assertThat(mended.run(NIGHT, ThirdCity.sources(sources)).blocking()).isNotEmpty();
      Path select = sources.resolve("vendors/plain-pipe/incident.sql");
      Files.writeString(
          select,
          Files.readString(select)
              .replace("nullif(trim(case_no), '')", "nullif(trim(case_no), 'G0007')")
              .replace("local_time(at,", "local_time(replace(at, '2019', '2018'),"));

      NightResult again = mended.run(NIGHT, sources);

      assertThat(again.blocking()).isEmpty();
      assertThat(again.deliveries())
          .singleElement()
          .extracting(DeliveryAccount::accepted, DeliveryAccount::quarantined)
          .containsExactly(119L, 1L);
    }
  }

  private static List<String> types(String job) {
    return of(job).stream().map(event -> event.path("eventType").asText()).toList();
  }

  private static String message(String job) {
    return of(job).get(1).at("/run/facets/errorMessage/message").asText();
  }

  private static List<JsonNode> of(String job) {
    return events.stream().filter(event -> event.at("/job/name").asText().equals(job)).toList();
  }
}
