package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.night.FileAccount;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivedNightTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);

  @Test
  void aNightIsToldByItsSumsAndByWhatIsOddInIt() {
    List<FileAccount> files =
        List.of(
            file(FIRST, "a", "a/crash_1.csv", "taken"),
            file(FIRST, "b", "b/crash_1.csv", "taken"),
            refused("a/crash_2.csv", "torn"),
            refused("a/crash_3.csv", "renamed_field"),
            refused("a/crash_4.csv", "other_encoding"),
            file(SECOND, "a", "a/crash_1b.csv", "already_taken"),
            file(SECOND, "c", "c/crash_2.csv", "taken"));

    assertThat(new ArrivedNight(files, FIRST).sentences())
        .containsExactly(
            "Night 2026-07-01: 2 cities deliver 2,000 records in 2 files; 14 correct a row, 6 take one back, 4 come twice, 2 cannot become a row or give changed fields alone.");
    assertThat(new ArrivedNight(files, SECOND).sentences())
        .containsExactly(
            "Night 2026-07-02: 2 cities deliver 1,000 records in 1 files; 7 correct a row, 3 take one back, 2 come twice, 1 cannot become a row or give changed fields alone.",
            "a/crash_2.csv breaks off on the way.",
            "a/crash_3.csv calls a field by another name than agreed.",
            "a/crash_4.csv is in another encoding than agreed.",
            "a/crash_1b.csv is a file that came before, under another name.",
            "b: nothing comes.",
            "c: joins the province.");
  }

  private static FileAccount file(LocalDate night, String city, String name, String outcome) {
    return new FileAccount(night, city, "crash", name, 1000, 987, 7, 3, 2, 1, outcome, null);
  }

  private static FileAccount refused(String name, String mishap) {
    return new FileAccount(SECOND, "a", "crash", name, 0, 0, 0, 0, 0, 0, "refused", mishap);
  }
}
