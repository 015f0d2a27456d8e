package citylake.orchestration.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastTest {
  private static final LocalDate DAY = LocalDate.of(2036, 9, 29);

  @Test
  void whatWasDeliveredGoesWithTheRowsOfItsKindWhereThoseAreKeptForAShorterTime() {
    assertThat(past("raw.record", "vehicle_sighting").lastNight())
        .isEqualTo(past("standard.vehicle_sighting", "vehicle_sighting").lastNight())
        .isEqualTo(LocalDate.of(2036, 7, 1));
    assertThat(past(Past.LANDING, "hotel_stay").period().words()).isEqualTo("1 year");
  }

  @Test
  void itGoesByItsOwnPeriodWhereTheRowsAreKeptLonger() {
    assertThat(past("raw.record", "incident").period().words()).isEqualTo("10 years");
    assertThat(past("standard.incident", "incident").period().words()).isEqualTo("30 years");
  }

  /** A backfill reads the file again: it must know what was refused in it, and what was decided. */
  @Test
  void whatWasRefusedAndDecidedGoesWithTheFileThatItIsOf() {
    for (Past landed : Past.on(DAY).stream().filter(Past::isLanding).toList()) {
      for (String store :
          List.of("quarantine.record", "quarantine.resolution", "quarantine.decision")) {
        assertThat(past(store, landed.kind()).lastNight()).isEqualTo(landed.lastNight());
      }
    }
  }

  private static Past past(String store, String kind) {
    return Past.on(DAY).stream()
        .filter(each -> each.store().equals(store) && each.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
