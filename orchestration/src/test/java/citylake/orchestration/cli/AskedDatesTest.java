package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.orchestration.night.InvalidOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedDatesTest {
  @TempDir private Path folder;

  @Test
  void aRangeThatBeginsBeforeTheReleasedNightIsRefusedWhole() {
    assertThatThrownBy(() -> refuse("2026-06-30", "2026-07-01", "2026-07-02", "2026-07-03"))
        .isInstanceOf(InvalidOrder.class)
        .hasMessage(
            "Invalid range of a backfill: of its nights 2 lie before the released night 2026-07-02, and their records would win over newer ones. Nothing was started; readers see night 2026-07-02 as before. Begin with --from 2026-07-02; to read again what was delivered before: citylake backfill --from 2026-06-30 --to 2026-07-02; or add --any-date if those days are meant.");
  }

  @Test
  void aRangeFromTheReleasedNightOnIsNot() {
    assertThatCode(() -> refuse("2026-07-02", "2026-07-03")).doesNotThrowAnyException();
    assertThatCode(() -> refuse()).doesNotThrowAnyException();
    assertThatCode(() -> AskedDates.refuseReleased(List.of(LocalDate.EPOCH), Optional.empty()))
        .doesNotThrowAnyException();
  }

  @Test
  void aDateThatHasNotComeIsRefusedWithoutALakeAndMakesNone() {
    Path lake = folder.resolve("lake");
    DeployedNight night = new DeployedNight(List.of(), LakeHome.in(lake));

    assertThatThrownBy(() -> AskedDates.refuseUnlikely(LocalDate.parse("2099-07-07"), night))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageStartingWith("Invalid date of a night: 2099-07-07 has not come yet");
    assertThat(lake).doesNotExist();
  }

  private static void refuse(String... nights) {
    Release released =
        new Release(
            1,
            null,
            LocalDate.parse("2026-07-02"),
            "n20260702",
            "night",
            Instant.parse("2026-07-03T01:00:00Z"),
            List.of());
    AskedDates.refuseReleased(
        Stream.of(nights).map(LocalDate::parse).toList(), Optional.of(released));
  }
}
