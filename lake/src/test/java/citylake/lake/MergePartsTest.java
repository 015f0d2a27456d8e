package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MergePartsTest {
  private static final NavigableSet<String> NIGHTS =
      new TreeSet<>(List.of("2026-07-01", "2026-07-03", "2026-07-05"));

  private static FileBounds file(String first, String last) {
    return new FileBounds("990100", first, last);
  }

  @Test
  void nightsWithFilesOfTheirOwnAreApart() {
    assertThat(
            MergeParts.apart(
                NIGHTS,
                List.of(
                    file("2026-07-01-lanf", "2026-07-01-lang"),
                    file("2026-07-03-lanf", "2026-07-03-lang"),
                    file("2026-07-04-lanf", "2026-07-06-lang")),
                1))
        .containsExactly(set("2026-07-01"), set("2026-07-03"), set("2026-07-05"));
  }

  @Test
  void nightsThatAnyFileMayHoldAreTogetherAlsoByWayOfAThird() {
    assertThat(
            MergeParts.apart(
                NIGHTS,
                List.of(
                    file("2026-07-01-lanf", "2026-07-03-lang"),
                    file("2026-07-05-lanf", "2026-07-05-lang")),
                1))
        .containsExactly(set("2026-07-01", "2026-07-03"), set("2026-07-05"));
    assertThat(
            MergeParts.apart(
                NIGHTS,
                List.of(
                    file("2026-07-03-lanf", "2026-07-06-lang"),
                    file("2026-06-20-lanf", "2026-07-03-lang")),
                1))
        .containsExactly(NIGHTS);
  }

  @Test
  void aFileThatDoesNotSayWhatItHoldsMayHoldAll() {
    assertThat(MergeParts.apart(NIGHTS, List.of(file(null, null)), 1)).containsExactly(NIGHTS);
  }

  @Test
  void nightsThatShareAFileAreTheSameWhateverTheNightThatCorrectsThem() {
    assertThat(MergeParts.apart(set("2026-07-01", "2026-07-02", "2026-07-05"), List.of(), 4))
        .containsExactly(set("2026-07-01"), set("2026-07-02", "2026-07-05"));
    assertThat(MergeParts.apart(set("2026-07-04", "2026-07-06"), List.of(), 4))
        .containsExactly(set("2026-07-04"), set("2026-07-06"));
    assertThat(MergeParts.firstOfFile(LocalDate.parse("2026-07-05"), 4)).isEqualTo("2026-07-02");
    assertThat(MergeParts.firstOfFile(LocalDate.parse("2026-07-06"), 4)).isEqualTo("2026-07-06");
    assertThat(MergeParts.firstOfFile(LocalDate.parse("2026-07-05"), 1)).isEqualTo("2026-07-05");
  }

  private static NavigableSet<String> set(String... nights) {
    return new TreeSet<>(List.of(nights));
  }
}
