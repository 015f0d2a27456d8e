package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.land.Cities;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nights over all sixteen cities in their thirteen forms: 288 sources. */
@Tag("slow")
class WholeProvinceNightsIT {
  /** On the third night a city joins, and what was late or torn comes. */
  private static final int NIGHTS = 3;

  @TempDir static Path folder;

  @Test
  void eachFilesRecordsCameToWhatTheTruthSaysAndTheRowsAreWhatTheCitiesKnow() throws Exception {
    ProvinceSize size = new ProvinceSize(Cities.ALL, NIGHTS, 0.002, Province.SEED);
    try (ProvinceNights province = ProvinceNights.run(folder, size)) {
      assertThat(province.nights())
          .extracting(NightResult::status)
          .containsOnly(NightResult.Status.RELEASED);
      assertThat(province.told()).isEqualTo(province.expected());
      assertThat(province.toldRefused()).isEqualTo(province.expectedRefused());
      assertThat(province.differences(new Agreement()).stream().limit(40)).isEmpty();

      assertThat(province.rebuilt().status()).isEqualTo(BackfillResult.Status.SAME_ROWS);

      ReferenceNight reference = ReferenceNight.of(province, folder.resolve("province"));
      assertThat(reference.differences(province)).isEmpty();
      assertThat(reference.account()).isEqualTo(ReferenceNight.account(province));
    }
  }
}
