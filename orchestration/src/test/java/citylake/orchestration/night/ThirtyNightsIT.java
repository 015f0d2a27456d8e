package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import citylake.sample.land.Cities;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty nights over all sixteen cities, with the upkeep that the pages ask for each week: every
 * habit, a city that is missing for a week and then brings all of it, files that are torn, doubled,
 * late and not as agreed, a city that joins midway.
 */
@Tag("slow")
class ThirtyNightsIT {
  private static final int NIGHTS = 30;
  private static final double SCALE = 0.02;

  @TempDir static Path folder;

  @Test
  void correctionsDelaysAndBreakageEndInTheRowsThatARebuildFromAllFilesGives() throws Exception {
    ProvinceSize size = new ProvinceSize(Cities.ALL, NIGHTS, SCALE, Province.SEED);
    try (ProvinceNights province = ProvinceNights.run(folder, size)) {
      assertThat(province.nights())
          .hasSize(NIGHTS)
          .allSatisfy(
              night -> {
                assertThat(night.status()).isEqualTo(NightResult.Status.RELEASED);
                assertThat(night.deliveries()).allMatch(DeliveryAccount::balances);
                assertThat(night.sources()).isNotEmpty().allMatch(LakeAccount::balances);
              });
      assertThat(province.told()).isEqualTo(province.expected());
      assertThat(province.toldRefused()).isEqualTo(province.expectedRefused());
      PlantedFaults faults = new PlantedFaults(province, folder.resolve("province/truth"));
      assertThat(faults.refused()).isEqualTo(faults.thatRefuse());
      assertThat(faults.ofRowsWithIssues()).containsAll(faults.ofTimes());
      assertThat(province.rebuilt().status()).isEqualTo(BackfillResult.Status.SAME_ROWS);
      Agreement agreement = new Agreement();
      List<String> differences = province.differences(agreement);
      agreement.writeTo(Path.of("target/reports/agreement-30-nights.md"));
      assertThat(differences.stream().limit(40)).isEmpty();
      ReferenceNight reference = ReferenceNight.of(province, folder.resolve("province"));
      assertThat(reference.differences(province)).isEmpty();
      assertThat(reference.account()).isEqualTo(ReferenceNight.account(province));
    }
  }
}
