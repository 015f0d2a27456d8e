package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.ColumnRule;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tabs, both coordinates in one column, and forenoon and afternoon in Chinese. */
class StrangeColumnsDraftTest {
  private static final int RECORDS = 120;

  @TempDir Path folder;
  private Draft draft;

  @BeforeEach
  void draft() throws IOException {
    draft = draft(true, 117.28);
  }

  private Draft draft(boolean isLatFirst, double lon) throws IOException {
    StringBuilder text = new StringBuilder("案件编号\t案件类别\t发案时间\t坐标\t案发地址\n");
    for (int i = 0; i < RECORDS; i++) {
      String lat = String.format(Locale.ROOT, "%.5f", 31.86 + i * 0.0001);
      String east = String.format(Locale.ROOT, "%.5f", lon + i * 0.0001);
      text.append(
          "Q%05d\t%s\t%02d/%02d/2026 %s %02d:%02d:00\t%s\t\"望潮路%d号;后门\"\n"
              .formatted(
                  i,
                  i % 3 == 0 ? "入室盗窃" : "诈骗",
                  1 + i % 6,
                  1 + i % 28,
                  i % 2 == 0 ? "上午" : "下午",
                  1 + i % 12,
                  i % 60,
                  isLatFirst ? lat + "," + east : "(" + east + " " + lat + ")",
                  i));
    }
    return Drafter.of(
        Files.writeString(folder.resolve("cases.tsv"), text),
        new Known("qingpu", "donghai", "incident", "Asia/Shanghai", null, "990200", "GB/T 2260"));
  }

  private static Finding finding(Draft draft, String topic) {
    return draft.findings().stream()
        .filter(finding -> finding.topic().equals(topic))
        .findFirst()
        .orElseThrow(() -> new AssertionError(draft.findings().toString()));
  }

  private String expression(String column) {
    Path sources = folder.resolve("sources");
    DraftFolder.write(sources, draft.files(), true);
    Source source = Sources.loadOnly(List.of(sources)).named("qingpu.incident").orElseThrow();
    return source.select().rules().stream()
        .filter(rule -> rule.column().equals(column))
        .map(ColumnRule::expression)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bothCoordinatesAreFoundInTheirColumn() {
    assertThat(finding(draft, "坐标 (longitude)").conclusion()).isEqualTo("longitude or easting");
    assertThat(finding(draft, "坐标 (latitude)").conclusion()).isEqualTo("latitude or northing");
    assertThat(draft.placed()).isEqualTo(RECORDS);
    assertThat(draft.cells())
        .allMatch(
            cell -> Math.abs(cell.lon() - 117.28) < 0.1 && Math.abs(cell.lat() - 31.86) < 0.1);
  }

  @Test
  void theContractHasTheFileColumnsAloneAndGradesThePlace() {
    String contract =
        draft.files().stream()
            .filter(file -> file.path().endsWith("incident.odcs.yaml"))
            .findFirst()
            .orElseThrow()
            .text();

    assertThat(contract).doesNotContain("(longitude)");
    assertThat(contract)
        .contains(
            "{name: \"坐标\", logicalType: string, physicalType: text, classification: sensitive");
  }

  @Test
  void theSelectTakesThePairApartAndIsASource() {
    assertThat(expression("lon")).isEqualTo("wgs84_lon(__x, __y, :coordinate_system)");
    assertThat(expression("place_original")).contains("trim(__x)");
  }

  @Test
  void pairsInBracketsWithTheLongitudeFirstAreReadToo() throws IOException {
    Draft other = draft(false, 117.28);

    assertThat(other.placed()).isEqualTo(RECORDS);
    assertThat(other.cells()).allMatch(cell -> cell.lon() > 117);
  }

  @ParameterizedTest
  @ValueSource(strings = {"（%2$s，%1$s）", "(%2$s，%1$s)", "POINT (%1$s %2$s)", "point(%1$s %2$s)"})
  void pairsWithFullWidthMarksAndPointsAreRead(String form) throws IOException {
    StringBuilder text = new StringBuilder("编号;类型;坐标\n");
    for (int i = 0; i < RECORDS; i++) {
      String place = form.formatted("116.4%03d".formatted(i), "29.85%03d".formatted(i));
      text.append("Q%d;盗窃;%s\n".formatted(i, i % 20 == 3 ? "无" : i % 20 == 4 ? "(0，0)" : place));
    }
    draft =
        Drafter.of(
            Files.writeString(folder.resolve("places.csv"), text),
            new Known("qingpu", "donghai", "incident", null, null, null, null));

    assertThat(draft.placed()).isEqualTo(RECORDS * 18 / 20);
    assertThat(draft.cells())
        .allMatch(cell -> cell.lon() > 116 && cell.lon() < 117 && cell.lat() < 30);
    assertThat(draft.findings()).noneMatch(finding -> finding.doubt().contains("which of the two"));
    assertThat(expression("lon")).isEqualTo("wgs84_lon(__x, __y, :coordinate_system)");
  }

  @Test
  void aPointPutsTheLongitudeFirstWhereTheNumbersDoNotShowIt() throws IOException {
    StringBuilder text = new StringBuilder("case_no;geom\n");
    for (int i = 0; i < RECORDS; i++) {
      text.append("Q%d;POINT (7.28%03d 51.86%03d)\n".formatted(i, i, i));
    }
    Draft point = DraftedFile.of(folder, text.toString());

    assertThat(point.placed()).isEqualTo(RECORDS);
    assertThat(point.cells()).allMatch(cell -> cell.lon() < 8);
    assertThat(point.asks()).noneMatch(ask -> ask.contains("which of the two"));
  }

  @Test
  void whichNumberIsTheLongitudeIsAskedWhereNothingShowsIt() throws IOException {
    Draft other = draft(true, 17.28);

    assertThat(other.asks())
        .anyMatch(ask -> ask.startsWith("坐标: which of the two is the longitude cannot be told"));
  }

  @Test
  void halvesOfTheDayInChineseAreTimes() {
    assertThat(finding(draft, "发案时间").reason()).contains("M/d/yyyy a h:mm:ss");
    assertThat(draft.timed()).isEqualTo(RECORDS);
    assertThat(draft.files())
        .anyMatch(
            file ->
                file.text()
                    .contains(
                        "local_time(replace(replace(nullif(trim(`发案时间`), ''), '上午', 'AM'), '下午', 'PM'), 'M/d/yyyy a h:mm:ss')"));
  }
}
