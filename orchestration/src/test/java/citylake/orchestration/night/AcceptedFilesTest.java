package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Sources;
import citylake.lake.LakeHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void aDumpLiesThere() throws IOException {
    Files.createDirectories(folder.resolve("dumps/denver"));
    Files.writeString(folder.resolve("dumps/denver/denver_crime_1.csv"), "a,b\n1,2\n");
  }

  private void ask(Set<String> accepted) {
    AcceptedFiles.refuseUnknown(
        new NightSettings(
                LocalDate.parse("2019-07-01"),
                LakeHome.in(folder.resolve("lake")),
                folder.resolve("dumps").toString(),
                Sources.load(List.of()).all(),
                ScanLimits.DEFAULT)
            .accepting(accepted));
  }

  @Test
  void aMisspeltNameIsToldBeforeTheNightBeginsWithTheNearest() {
    assertThatThrownBy(
            () -> ask(Set.of("denver/denver_crime_2.csv", "x", "denver/denver_crime_1.csv")))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage(
            "Invalid --accept: no dump is called denver/denver_crime_2.csv. Did you mean 'denver/denver_crime_1.csv'? Also, no dump is called x. Nothing was changed. Give the name as the refusal gives it, from below the folder of dumps.");
  }

  @Test
  void namesThatLieThereAreTaken() {
    assertThatCode(() -> ask(Set.of("denver/denver_crime_1.csv"))).doesNotThrowAnyException();
    assertThatCode(() -> ask(Set.of())).doesNotThrowAnyException();
  }
}
