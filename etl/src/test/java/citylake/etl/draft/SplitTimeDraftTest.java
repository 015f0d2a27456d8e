package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.ColumnRule;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A time in two columns, and times that many records do not say. */
class SplitTimeDraftTest {
  private static final int RECORDS = 100;

  @TempDir Path folder;

  private Draft draft(String header, IntFunction<String> record) throws IOException {
    StringBuilder text = new StringBuilder(header + "\n");
    for (int i = 0; i < RECORDS; i++) {
      text.append(record.apply(i)).append('\n');
    }
    return DraftedFile.of(folder, text.toString());
  }

  private List<String> columns(Draft draft) {
    DraftFolder.write(folder.resolve("sources"), draft.files(), true);
    return Sources.loadOnly(List.of(folder.resolve("sources")))
        .all()
        .get(0)
        .select()
        .rules()
        .stream()
        .map(ColumnRule::column)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date;time            | 06/14/2026;1:05 PM             | date;time         | M/d/yyyy h:mm a
          DATE;TIME            | 06/14/2026;905                 | DATE;TIME         | M/d/yyyy HHmm
          DATE_OCC;TIME_OCC    | 06/14/2026 12:00:00 AM;1405    | DATE_OCC;TIME_OCC | M/d/yyyy HHmm
          发案日期;发案时间        | 2026-06-14;13:05:00            | 发案日期;发案时间     | yyyy-M-d H:mm:ss
          """)
  void dayAndTimeOfDayAreJoined(String header, String values, String topics, String pattern)
      throws IOException {
    Draft draft =
        draft(
            "case_no;%s;offence".formatted(header),
            i -> "C%d;%s;%s".formatted(i, values, i % 2 == 0 ? "theft" : "arson"));

    assertThat(DraftedFile.finding(draft, topics.replace(";", " + ")))
        .isEqualTo(
            new Finding(
                topics.replace(";", " + "),
                "start of the event",
                "its values follow the pattern " + pattern,
                ""));
    assertThat(draft.timed()).isEqualTo(RECORDS);
    assertThat(columns(draft)).contains("occurred_from");
    assertThat(DraftedFile.text(draft, ".odcs.yaml")).doesNotContain(" + ");
  }

  @Test
  void aTimeOfDayThatNoPatternReadsIsNamedAndLeftToBeDecided() throws IOException {
    Draft draft = draft("case_no,date,time", i -> "C%d,06/14/2026,1h%02dp".formatted(i, i % 60));

    assertThat(DraftedFile.finding(draft, "time").conclusion())
        .isEqualTo("it may hold the time of day; not read");
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains("-- DECIDE: time may hold the time of day that date lacks");
  }

  @ParameterizedTest
  @CsvSource({"--", "无", "NULL", "N/A", "未知"})
  void timesOfWhichMoreThanHalfAreAWordForNothingAreTimes(String sign) throws IOException {
    Draft draft =
        draft(
            "case_no,occurred,offence",
            i ->
                "C%d,%s,%s"
                    .formatted(
                        i,
                        i % 5 < 3 ? sign : "2026-03-%02d 10:%02d".formatted(1 + i % 28, i % 60),
                        i % 2 == 0 ? "theft" : "arson"));

    assertThat(DraftedFile.finding(draft, "occurred").doubt())
        .isEqualTo(
            "60 values are %s, taken for \"not known\": ask whether they are".formatted(sign));
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "CASE WHEN nullif(trim(occurred), '') NOT IN ('%s') THEN nullif(trim(occurred), '') END AS __start_text"
                .formatted(sign),
            "issue('occurred_from_missing', __start IS NULL AND __start_text IS NULL)");
    assertThat(draft.timed()).isEqualTo(40);
    assertThat(columns(draft)).contains("occurred_from");
  }

  @Test
  void codesThatMaySayCorrectionAndDeletionAreLeftToBeDecided() throws IOException {
    Draft draft =
        draft(
            "case_no,occurred,状态",
            i ->
                "C%d,2026-03-%02d 10:%02d,%s"
                    .formatted(i, 1 + i % 28, i % 60, i % 9 == 0 ? "D" : i % 4 == 0 ? "U" : "N"));

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "-- DECIDE: 状态 may say correction and deletion (D, N, U). Each record is taken for an event or its correction.\n-- Where one of them takes an earlier record back, write: CASE WHEN nullif(trim(`状态`), '') IN ('D') THEN 'retract' ELSE 'upsert' END AS _operation\n");
    assertThat(DraftedFile.finding(draft, "状态").doubt())
        .isEqualTo(
            "ask which code takes an earlier record back: until then all of them count as events");
  }

  @Test
  void degreesWithMinutesAndSecondsAreSaidToBeThere() throws IOException {
    Draft draft =
        draft(
            "case_no,lat,lon",
            i -> "C%d,\"31°51'%02d\"\"N\",\"117°16'%02d.5\"\"E\"".formatted(i, i % 60, i % 60));

    assertThat(DraftedFile.finding(draft, "places"))
        .isEqualTo(
            new Finding(
                "places",
                "there are places, in degrees, minutes and seconds; not read",
                "lat, lon hold them, such as 31°51'36\"",
                "no function of a SELECT reads them: ask the city for decimal degrees, such as 31.86"));
  }

  @Test
  void aCountOfMillisecondsIsLeftToBeDecidedWithTheLineThatReadsIt() throws IOException {
    Draft draft = draft("case_no,event_ts", i -> "C%d,%d".formatted(i, 1772324000000L + i * 977L));

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "-- DECIDE: event_ts counts milliseconds since 1970, it seems; no column is made of it.\n-- Where it counts from UTC, write: epoch_instant(nullif(trim(event_ts), ''), 'milliseconds') AS occurred_from, wall_clock(occurred_from, :zone) AS occurred_from_local\n");
  }
}
