package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.Sources;
import citylake.lake.LakeHome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedCitiesTest {
  private static final DeployedNight NIGHT =
      new DeployedNight(Sources.load(List.of()).all(), LakeHome.in(Path.of("no-lake")));

  @Test
  void aMistypedCityIsNamedWithThoseThatThereAreBeforeARunIsMade() {
    assertThatThrownBy(() -> AskedCities.refuseUnknown(List.of("denver", "atlantis"), NIGHT))
        .isInstanceOf(Failures.NotFound.class)
        .hasMessageStartingWith("Invalid city: atlantis. There are: boston, chicago, ")
        .hasMessageContaining(", unclaimed. ")
        .hasMessageEndingWith("No run was made. Trigger the night again with the right name.");
  }

  @Test
  void citiesThatAreDeclaredGoThrough() {
    assertThatCode(() -> AskedCities.refuseUnknown(List.of("denver", "davis"), NIGHT))
        .doesNotThrowAnyException();
  }
}
