package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimePatternsTest {
  private final TimePatterns times = new TimePatterns();
  private long added;

  private void add(String value, int count) {
    for (int i = 0; i < count; i++) {
      times.add(value);
    }
    added += count;
  }

  private String best() {
    return times.best(added).map(TimePattern::toString).orElse("none");
  }

  @Test
  void aSecondExportThatBeginsLateIsFoundAsTheSecondPattern() {
    add("2026-03-20 10:00:00", 300);
    add("03/20/2026 10:00 PM", 100);

    assertThat(best()).isEqualTo("yyyy-M-d H:mm:ss");
    assertThat(times.second(times.best(added).orElseThrow(), added))
        .hasToString("Optional[M/d/yyyy h:mm a]");
  }

  @Test
  void aSecondExportThatIsTheLongerOneIsTheBest() {
    add("2026-03-20 10:00:00", 300);
    add("03/20/2026 10:00 PM", 1000);

    assertThat(best()).isEqualTo("M/d/yyyy h:mm a");
  }

  @Test
  void timesBehindManyTextsForUnknownAreFound() {
    add("not known", 300);
    add("2026-03-20 10:00:00", 400);

    assertThat(best()).isEqualTo("yyyy-M-d H:mm:ss");
  }

  @Test
  void aFormWhoseFirstValuesAreNoTimesIsTriedAgain() {
    add("2026-03-20 10:00:00", 300);
    add("99/99/9999 99:99", 100);
    add("12/31/2026 10:00", 1000);

    assertThat(best()).isEqualTo("M/d/yyyy H:mm");
  }
}
