package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each step of a night over more than a hundred thousand rows may go on beside. */
@Tag("slow")
class CompanyIT {
  private static final int CASES = 101_000;

  @TempDir Path folder;

  @Test
  void takingInManyRecordsGoesAloneAndWhatReadsThemBesideItsLike() throws Exception {
    Map<String, Company> companies = new HashMap<>();
    try (LongHistory history = new LongHistory(folder)) {
      history.openNight(
          LocalDate.parse("2019-01-02"),
          CASES,
          night -> {
            night.landAll();
            night.closeDoors();
            night.openSession();
            for (String step : takingIn(night)) {
              companies.put(step, night.companyOf(step));
              night.run(step, Optional.empty());
            }
            for (String step : List.of("hot_place", "hour_of_week", "publish_hot_place")) {
              companies.put(step, night.companyOf(step));
            }
          });
    }

    assertThat(companies)
        .containsEntry("raw_record", Company.NONE)
        .containsEntry("standard_incident", Company.NONE)
        .containsEntry("standard_crash", Company.SMALL)
        .containsEntry("hot_place", Company.LARGE)
        .containsEntry("hour_of_week", Company.LARGE)
        .as("what it reads is not made yet")
        .containsEntry("publish_hot_place", Company.NONE);
  }

  private static List<String> takingIn(OpenNight night) {
    return night.flow().inOrder().stream()
        .filter(DeliveryStep.class::isInstance)
        .map(step -> step.name())
        .toList();
  }
}
