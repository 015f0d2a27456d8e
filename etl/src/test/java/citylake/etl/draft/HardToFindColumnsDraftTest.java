package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, times and places as cities write them that are easily passed over. */
class HardToFindColumnsDraftTest {
  private static final int RECORDS = 100;

  @TempDir Path folder;

  private Draft draft(String header, IntFunction<String> record, String proj4) throws IOException {
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < RECORDS; i++) {
      text.append(record.apply(i)).append('\n');
    }
    return Drafter.of(
        Files.write(folder.resolve("dump.csv"), text.toString().getBytes(StandardCharsets.UTF_8)),
        Known.projection(proj4));
  }

  private static String role(Draft draft, String column) {
    return draft.columns().stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow()
        .role();
  }

  @Test
  void timesInChineseToTheMinuteAndCausesOfCasesAreFound() throws IOException {
    Draft draft =
        draft(
            "案件编号,案由,案由名称,发案开始\n",
            i ->
                "C%d,%s,%s,2026年03月%02d日 1%d时%02d分"
                    .formatted(
                        i,
                        i % 2 == 0 ? "0501" : "0502",
                        i % 2 == 0 ? "盗窃" : "诈骗",
                        1 + i % 28,
                        i % 10,
                        i % 60),
            null);

    assertThat(role(draft, "发案开始")).isEqualTo("start of the event");
    assertThat(DraftedFile.finding(draft, "发案开始").reason()).endsWith("yyyy年M月d日 H时m分");
    assertThat(role(draft, "案由")).isEqualTo("code of the offence or crash");
    assertThat(role(draft, "案由名称")).isEqualTo("words for the offence or crash");
    assertThat(draft.timed()).isEqualTo(RECORDS);
  }

  @Test
  void recordNumberAndKindAreFoundAndACountOfMillisecondsIsNamed() throws IOException {
    Draft draft =
        draft(
            "Record #,Kind,occurred\n",
            i ->
                "R%d,%s,%d".formatted(i, i % 2 == 0 ? "theft" : "arson", 1772324000000L + i * 977L),
            null);

    assertThat(role(draft, "Record #")).isEqualTo("number that is unique");
    assertThat(role(draft, "Kind")).isEqualTo("words for the offence or crash");
    assertThat(DraftedFile.finding(draft, "occurred"))
        .isEqualTo(
            new Finding(
                "occurred",
                "a count of milliseconds since 1970, it seems; not used",
                "name, and whole numbers in the range of such counts",
                "ask the city whether it counts from UTC; if so, write epoch_instant(`occurred`, 'milliseconds') into the SELECT, and wall_clock of it"));
  }

  @Test
  void coordinatesWithDecimalCommasAreRead() throws IOException {
    Draft draft =
        draft("case_no;lon;lat\n", i -> "C%d;117,28%03d;31,86%03d".formatted(i, i, i), null);

    assertThat(draft.placed()).isEqualTo(RECORDS);
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains("replace(lon, ',', '.') AS __x", "wgs84_lon(__x, __y, :coordinate_system)");
  }

  @Test
  void placesWithoutAHeaderAreFoundByTheirNumbers() throws IOException {
    Draft draft = draft("", i -> "C%03d,31.86%03d,117.28%03d,%d".formatted(i, i, i, i % 7), null);

    assertThat(draft.placed()).isEqualTo(RECORDS);
    assertThat(role(draft, "field_3")).isEqualTo("longitude or easting");
    assertThat(DraftedFile.finding(draft, "field_3").doubt())
        .isEqualTo("it has no name: ask the city");
  }

  @Test
  void whichNamelessColumnIsTheLongitudeIsAskedWhereNothingShowsIt() throws IOException {
    Draft draft = draft("", i -> "C%03d,51.86%03d,7.28%03d,4".formatted(i, i, i), null);

    assertThat(role(draft, "field_3")).isEqualTo("longitude or easting");
    assertThat(DraftedFile.finding(draft, "field_3").doubt())
        .isEqualTo(
            "which of the two is the longitude cannot be told from the numbers: ask the city");
  }

  @Test
  void timesWithPointsAndAYearOfTwoDigitsAreFound() throws IOException {
    Draft draft =
        draft(
            "case_no;occurred\n",
            i -> "C%d;%02d.%02d.26 1%d.%02d".formatted(i, 1 + i % 28, 1 + i % 6, i % 10, i % 60),
            null);

    assertThat(DraftedFile.finding(draft, "occurred").reason())
        .isEqualTo("its values follow the pattern d.M.yy H.mm");
    assertThat(draft.timed()).isEqualTo(RECORDS);
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains("local_time(nullif(trim(occurred), ''), 'd.M.yy H.mm') AS __start");
  }

  @Test
  void kindsInChineseAreFoundAndTrialsAmongThemAreLeftToBeDecided() throws IOException {
    Draft draft =
        draft(
            "编号,类型\n",
            i -> "C%d,%s".formatted(i, i % 20 == 0 ? "测试" : i % 2 == 0 ? "盗窃" : "诈骗"),
            null);

    assertThat(role(draft, "类型")).isEqualTo("words for the offence or crash");
    assertThat(DraftedFile.text(draft, ".sql"))
        .contains(
            "-- DECIDE: 5 records are taken for trials of the platform (类型 says 测试), which no count takes.\n-- Where they are events, take the column _operation out.\n",
            "CASE WHEN nullif(trim(`类型`), '') IN ('测试') THEN 'test' ELSE 'upsert' END AS _operation");
    assertThat(DraftedFile.finding(draft, "trials"))
        .isEqualTo(
            new Finding(
                "trials",
                "5 records are trials of the platform, it seems",
                "类型 says 测试",
                "the draft leaves them out (_operation 'test'): ask whether they are"));
    DraftFolder.write(folder.resolve("sources"), draft.files(), true);
    assertThat(Sources.loadOnly(List.of(folder.resolve("sources"))).all()).hasSize(1);
  }

  @Test
  void aColumnOfItsOwnTellsTrialsToo() throws IOException {
    Draft draft = draft("case_no,测试\n", i -> "C%d,%s".formatted(i, i % 10 == 0 ? "是" : "否"), null);

    assertThat(DraftedFile.text(draft, ".sql"))
        .contains("CASE WHEN nullif(trim(`测试`), '') IN ('是') THEN 'test' ELSE 'upsert' END");
  }

  @Test
  void aColumnOfPlacesThatCannotBeReadIsNotAnsweredByAskingForPlaces() throws IOException {
    Draft unread = draft("case_no,坐标\n", i -> "C%d,E117°%d N31°%d".formatted(i, i, i), null);
    Draft empty = draft("case_no,坐标\n", "C%d,"::formatted, null);

    assertThat(DraftedFile.finding(unread, "places"))
        .isEqualTo(
            new Finding(
                "places",
                "no column could be read as places",
                "坐标 is named for them, but holds neither numbers nor pairs such as \"31.86, 117.28\", \"（31.86，117.28）\" or \"POINT (117.28 31.86)\"",
                "a map cannot be drawn: look how a place is written in 坐标, and take it apart in the SELECT"));
    assertThat(DraftedFile.finding(empty, "places").doubt())
        .isEqualTo("a map cannot be drawn: ask the city for coordinates");
  }

  @Test
  void initialsOfChineseCoordinatesAreAPlane() throws IOException {
    Draft draft = draft("ajbh,hzb,zzb\n", i -> "C%d,50%04d,352%04d".formatted(i, i, i), null);

    assertThat(role(draft, "hzb")).isEqualTo("longitude or easting");
    assertThat(DraftedFile.finding(draft, "hzb").doubt()).contains("--proj4");
  }

  @Test
  void aProjectionThatIsOfNoUseIsNotPassedOverInSilence() throws IOException {
    String utm = "+proj=utm +zone=50 +datum=WGS84 +units=m";

    Draft placeless = draft("case_no,beds\n", i -> "C%d,%d".formatted(i, i % 4), utm);
    Draft inDegrees =
        draft("case_no,lon,lat\n", i -> "C%d,117.28%03d,31.86%03d".formatted(i, i, i), utm);

    assertThat(DraftedFile.finding(placeless, "--proj4"))
        .isEqualTo(
            new Finding(
                "--proj4",
                "not used for any record",
                "no columns hold places",
                "name the columns of places in the SELECT by hand"));
    assertThat(DraftedFile.finding(inDegrees, "--proj4").doubt())
        .isEqualTo("degrees are no places on that plane: leave --proj4 out, or ask the city");
  }
}
