package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.night.NightResult;
import citylake.quality.DeliveryAccount;
import citylake.sample.night.FileAccount;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedFilesTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 7, 1);

  @Test
  void aFileThatWasCountedOtherwiseIsNamed() {
    List<FileAccount> written = List.of(file("a/1.csv"), file("a/2.csv"), file("a/3.csv"));
    NightResult night =
        night(
            new DeliveryAccount("d1", "a/1.csv", 10, 6, 2, 1, 1, 0),
            new DeliveryAccount("d2", "a/2.csv", 10, 7, 1, 1, 1, 0));

    assertThat(CountedFiles.compare(written, List.of(night)))
        .startsWith(
            "Files counted exactly as they were written: 1 of 3 (not: a/2.csv, a/3.csv); faulty files refused: 0 of 0.");
  }

  private static FileAccount file(String name) {
    return new FileAccount(NIGHT, "a", "crash", name, 10, 6, 2, 1, 1, 0, "taken", null);
  }

  private static NightResult night(DeliveryAccount... accounts) {
    return new NightResult(
        "run",
        NIGHT,
        NightResult.Status.RELEASED,
        null,
        List.of(accounts),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        Duration.ZERO);
  }
}
