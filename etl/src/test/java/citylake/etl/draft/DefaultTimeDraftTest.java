package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.ColumnRule;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A time that stands at a default is unknown: no draft makes midnight of it. */
class DefaultTimeDraftTest {
  private static final int RECORDS = 100;

  @TempDir Path folder;

  private Draft draft(String header, java.util.function.IntFunction<String> record)
      throws IOException {
    StringBuilder text = new StringBuilder(header + "\n");
    for (int i = 0; i < RECORDS; i++) {
      text.append(record.apply(i)).append('\n');
    }
    return DraftedFile.of(folder, text.toString());
  }

  private Source source(Draft draft) {
    Path sources = folder.resolve("sources");
    DraftFolder.write(sources, draft.files(), true);
    return Sources.loadOnly(List.of(sources)).all().get(0);
  }

  private static List<String> columns(Source source) {
    return source.select().rules().stream().map(ColumnRule::column).toList();
  }

  @Test
  void aColumnOfDatesBecomesNoMidnightAndEachRowSaysWhy() throws IOException {
    Draft draft =
        draft(
            "case_no,Datum,offence",
            i -> "C%d,%d.%d.2026,%s".formatted(i, 13 + i % 15, 1 + i % 6, i % 2 == 0 ? "a" : "b"));

    assertThat(columns(source(draft))).doesNotContain("occurred_from", "occurred_from_local");
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "changed('occurred_from', 'day_only_unknown', nullif(trim(Datum), ''), __start IS NOT NULL)",
            "issue('occurred_at_day_only', __start IS NOT NULL)",
            "-- Datum holds days: the time of day is not known");
    assertThat(DraftedFile.finding(draft, "Datum").doubt())
        .isEqualTo(
            "dates without a time of day: midnight would be a guess, so the draft leaves the time empty and names the rule day_only_unknown on each row; ask for the time of day");
    assertThat(draft.notGiven()).containsExactly("occurred_from", "lon");
    assertThat(DraftReport.text(draft))
        .contains(
            """
            What the draft leaves out
              no column gives occurred_from, lon: ask the city, or say it in the SELECT
            """);
  }

  @Test
  void aTenthAtMidnightIsDraftedAsADefaultToBeDecided() throws IOException {
    Draft draft =
        draft(
            "case_no,occurred,offence,beds",
            i ->
                "C%d,3/%d/2026 %s,%s,4"
                    .formatted(
                        i,
                        13 + i % 15,
                        i % 10 == 0 ? "12:00:00 AM" : "%d:%02d:00 PM".formatted(1 + i % 11, i % 60),
                        i % 2 == 0 ? "a" : "b"));

    assertThat(columns(source(draft))).contains("occurred_from");
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "regexp_like(nullif(trim(occurred), ''), ' 12:00:00 ([Aa][Mm]|上午)$') AS __has_default_time",
            "CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __start END AS occurred_from_local",
            "changed('occurred_from', 'default_time_unknown', nullif(trim(occurred), ''), __has_default_time)",
            "issue('occurred_at_default_time', __has_default_time)",
            "-- DECIDE: in occurred 10.0 % of the times are exactly midnight, against 0.0 % at 01:00.",
            "write: false AS __has_default_time");
    assertThat(DraftedFile.finding(draft, "occurred").doubt())
        .isEqualTo(
            "10.0 % of the times are exactly midnight, against 0.0 % at 01:00: the draft takes midnight for \"not known\" (default_time_unknown); ask what is written then");
    assertThat(DraftReport.text(draft)).contains("  not used: beds\n");
  }

  @Test
  void theShareOfMidnightIsThatOfAllTimesHoweverManyDifferentOnesThereAre() throws IOException {
    StringBuilder text = new StringBuilder("case_no,occurred,offence\n");
    for (int i = 0; i < 5000; i++) {
      boolean isMidnight = i < 2000 && i % 8 == 0;
      text.append(
          "C%d,2026-%02d-%02d %s,%s\n"
              .formatted(
                  i,
                  1 + i % 12,
                  1 + i % 28,
                  isMidnight ? "00:00:00" : "1%d:%02d:%02d".formatted(i % 10, i / 60 % 60, i % 60),
                  i % 2 == 0 ? "theft" : "arson"));
    }

    assertThat(DraftedFile.finding(DraftedFile.of(folder, text.toString()), "occurred").doubt())
        .startsWith("5.0 % of the times are exactly midnight, against 0.0 % at 01:00");
  }

  @Test
  void aTimeThatCannotBeIsNamedAmongTheChanges() throws IOException {
    Draft draft =
        draft(
            "case_no,occurred,reported,offence",
            i ->
                "C%d,2026-03-%d 1%d:%02d,2026-03-28 09:%02d,%s"
                    .formatted(i, 13 + i % 15, i % 10, i % 60, i % 60, i % 2 == 0 ? "a" : "b"));

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "changed('occurred_from', 'implausible_unknown', nullif(trim(occurred), ''), __is_implausible)",
            "__reported_at < :not_before OR __reported_at >= :day_after_night AS __reported_at_is_implausible",
            "CASE WHEN NOT __reported_at_is_implausible THEN __reported_at END AS reported_at_local",
            "changed('reported_at', 'implausible_unknown', nullif(trim(reported), ''), __reported_at_is_implausible)",
            "issue('reported_at_implausible', __reported_at_is_implausible)",
            "issue('offence_code_unknown', offence_code IS NULL AND coalesce(origin, '') <> 'service')");
    assertThat(columns(source(draft))).contains("reported_at");
  }

  @Test
  void aReportThatIsAlwaysAtMidnightIsADay() throws IOException {
    Draft draft =
        draft(
            "case_no,occurred,DateOpened,offence",
            i ->
                "C%d,2026-03-%d 1%d:%02d,3/%d/2026 12:00:00 AM,%s"
                    .formatted(
                        i, 13 + i % 15, i % 10, i % 60, 13 + i % 15, i % 2 == 0 ? "a" : "b"));

    assertThat(columns(source(draft)))
        .contains("occurred_from")
        .doesNotContain("reported_at", "reported_at_local");
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "changed('reported_at', 'day_only_unknown'",
            "issue('reported_at_day_only', __reported_at IS NOT NULL)")
        .doesNotContain("__has_default_time");
    assertThat(DraftedFile.finding(draft, "DateOpened").doubt())
        .startsWith("every time is exactly midnight: midnight would be a guess");
  }

  @Test
  void aReportThatIsOftenAtMidnightKeepsItsOtherTimes() throws IOException {
    Draft draft =
        draft(
            "case_no,occurred,reported,offence",
            i ->
                "C%d,2026-03-%d 1%d:%02d,2026-03-28 %s,%s"
                    .formatted(
                        i,
                        13 + i % 15,
                        i % 10,
                        i % 60,
                        i % 2 == 0 ? "00:00" : "09:%02d".formatted(i % 60),
                        i % 2 == 0 ? "a" : "b"));

    assertThat(columns(source(draft))).contains("reported_at");
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "CASE WHEN NOT (__has_default_reported_at OR __reported_at_is_implausible) THEN __reported_at END AS reported_at_local",
            "issue('reported_at_default_time', __has_default_reported_at)");
  }

  @Test
  void aFileWithoutTimesOrOffencesSaysWhatNoColumnGives() throws IOException {
    Draft draft = draft("case_no,beds", i -> "C%d,%d".formatted(i, i % 4));

    assertThat(draft.notGiven()).containsExactly("occurred_from", "offence_code", "lon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          2026-03-20 0:00           | true
          2026-03-20 00:00:00       | true
          2026-03-20 10:00:00       | false
          3/20/2026 12:00:00 am     | true
          3/20/2026 12:00:00 PM     | false
          2026-03-20T00:00:00.000Z  | true
          2026-03-20T00:00:00+08:00 | true
          2026-03-20 00:00:01       | false
          20260320000000            | true
          2026年3月20日 0时0分0秒       | true
          2026年3月20日0时0分           | true
          2026年3月20日10时0分          | false
          """)
  void midnightIsKnownByTheEndOfTheText(String text, boolean isMidnight) {
    String value = text.strip();

    assertThat(TimePattern.all())
        .filteredOn(pattern -> pattern.hasTime() && pattern.read(value) != null)
        .isNotEmpty()
        .allMatch(
            pattern ->
                java.util.regex.Pattern.compile(pattern.midnight()).matcher(value).find()
                    == isMidnight);
  }
}
