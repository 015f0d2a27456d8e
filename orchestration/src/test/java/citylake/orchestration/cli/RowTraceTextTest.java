package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.trace.KeyRecord;
import citylake.orchestration.trace.RecordTrace;
import citylake.orchestration.trace.RowTrace;
import citylake.orchestration.trace.RowTrace.Change;
import citylake.orchestration.trace.RowTrace.ColumnTrace;
import citylake.orchestration.trace.RowTrace.History;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTraceTextTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @Test
  void whatDoesNotHoldIsSaidInCapitals() {
    RowTrace trace = trace(false, false, new Change("trimmed", "ab12", false, "not found again"));

    assertThat(RowTraceText.of(trace))
        .contains("content hash  DOES NOT AGREE with the bytes: SHA-256 00")
        .contains("  crash_no = 7\n      now      8\n")
        .contains("* CHANGED by rule trimmed; the text before was not found again (HASH ab12)")
        .contains("The rules as declared now give OTHER VALUES (marked 'now')");
    assertThat(trace.holds()).isFalse();
  }

  @Test
  void oneCheckThatFailsIsEnough() {
    Change sound = new Change("trimmed", "ab12", true, "field NO as delivered");

    assertThat(trace(true, true, sound).holds()).isTrue();
    assertThat(trace(false, true, sound).holds()).isFalse();
    assertThat(trace(true, false, sound).holds()).isFalse();
    assertThat(trace(true, true, new Change("trimmed", "ab12", false, "")).holds()).isFalse();
  }

  @Test
  void aRecordCannotRuleTheTerminal() {
    assertThat(RowTraceText.printable("a\u001b[2Jb\nc\u202ed 街"))
        .isEqualTo("a\\u001b[2Jb\\u000ac\\u202ed 街");
  }

  @Test
  void textOfAnEncodingThatNobodyDeclaresIsNotGuessed() {
    RecordTrace record =
        new RecordTrace("a.crash", null, "d", NIGHT, "f", 1, 0, 1, null, null, "00", true, null);

    assertThat(RowTraceText.record(record))
        .contains(
            "raw text      (not shown: its encoding is declared with source a.crash, which is not among these declarations; name their folder with --sources)");
  }

  @Test
  void recordsOfTheKeyThatWereNotFoundAreCounted() {
    KeyRecord found =
        new KeyRecord("2019-07-02", "d2", "f.csv", 4, "upsert", "accepted", false, true, null);

    assertThat(RowTraceText.of(trace(History.of("d1", "d2", 2, null, List.of(found)))))
        .contains(
            "NOT ALL: the row stands for 3 accepted record(s), 2 more than are in this list. They are looked for by the key as the record shown writes it:");
    assertThat(RowTraceText.of(trace(History.of("d2", "d2", 0, null, List.of(found)))))
        .doesNotContain("NOT ALL");
  }

  private static RowTrace trace(boolean hashAgrees, boolean rulesAgree, Change change) {
    return trace(hashAgrees, rulesAgree, change, History.of("d", "d", 0, null, List.of()));
  }

  private static RowTrace trace(History history) {
    return trace(true, true, new Change("trimmed", "ab12", true, ""), history);
  }

  private static RowTrace trace(
      boolean hashAgrees, boolean rulesAgree, Change change, History history) {
    return new RowTrace(
        1,
        NIGHT,
        "standard.crash",
        "one crash",
        Map.of("crash_no", "7"),
        "current",
        new RecordTrace(
            "a.crash", "v", "d", NIGHT, "f.csv", 1, 0, 1, "UTF-8", "7", "00", hashAgrees, null),
        null,
        List.of(
            new ColumnTrace(
                "crash_no",
                "number",
                "trim(NO)",
                Map.of(),
                Map.of(),
                Map.of("NO", "7 "),
                "7",
                rulesAgree ? "7" : "8",
                List.of(change))),
        List.of(),
        rulesAgree,
        null,
        history);
  }
}
