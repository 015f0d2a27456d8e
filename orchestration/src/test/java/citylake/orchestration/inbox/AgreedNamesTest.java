package citylake.orchestration.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.City;
import citylake.etl.source.CoordinateSystem;
import citylake.etl.source.OnboardingState;
import citylake.etl.source.Rhythm;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreedNamesTest {
  private static AgreedNames of(String... patterns) {
    Map<String, City.Dump> dumps = new java.util.TreeMap<>();
    for (String pattern : patterns) {
      dumps.put(
          "incident.f" + dumps.size(),
          new City.Dump(pattern, "plain", Rhythm.DAILY, LocalDate.EPOCH));
    }
    return AgreedNames.of(
        new City(
            "newtown",
            "Newtown",
            "C07",
            "test",
            "plain",
            ZoneOffset.UTC,
            new CoordinateSystem("EPSG:4326", null, CoordinateSystem.WORLD),
            new City.Centre(117, 31),
            LocalTime.of(1, 0),
            "data desk",
            new City.Onboarding(OnboardingState.LIVE, 1),
            LocalDate.EPOCH,
            Optional.empty(),
            dumps));
  }

  @Test
  void aFileGoesToTheFolderOfTheDumpThatItsNameIsOf() {
    AgreedNames names = of("newtown/incident_*.csv*", "newtown/late/crash_*.csv");

    assertThat(names.target("incident_1.csv.gz")).contains(Path.of("newtown/incident_1.csv.gz"));
    assertThat(names.target("crash_1.csv")).contains(Path.of("newtown/late/crash_1.csv"));
    assertThat(names.target("notes.txt")).isEmpty();
    assertThat(names.words()).isEqualTo("incident_*.csv*, crash_*.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../eastern/a.csv",
        "a/b.csv",
        "a\\b.csv",
        "/etc/a.csv",
        ".a.csv",
        "_a.csv",
        "a.part",
        "a\u0000.csv",
        "a\n.csv"
      })
  void aNameThatIsNoneOfAFileLeadsNowhere(String name) {
    assertThat(of("newtown/*").target(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.csv", "*/a.csv", "/data/a/*.csv", "hdfs://host/a/*.csv", "../a/*.csv"})
  void aPatternWithoutAFolderOfItsOwnTakesNothingIn(String pattern) {
    assertThat(of(pattern).target("a.csv")).isEmpty();
  }

  @Test
  void aNameLongerThanFileSystemsTakeIsNone() {
    assertThat(of("newtown/*").target("a".repeat(201))).isEmpty();
  }
}
