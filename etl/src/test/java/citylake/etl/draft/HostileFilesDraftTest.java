package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts from files that nobody would publish. */
class HostileFilesDraftTest {
  private static final String HEADER = "case_no,occurred,lon,lat,offence_type\n";

  @TempDir Path folder;

  private Draft draft(String name, byte[] bytes) throws IOException {
    return Drafter.of(Files.write(folder.resolve(name), bytes), Known.projection(null));
  }

  private Draft draft(String text) throws IOException {
    return draft("dump.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Valid records of one city, a minute and some metres apart. */
  private static String records(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(
          "A%d,2026-03-0%d 12:%02d:00,%.4f,%.4f,%s\n"
              .formatted(
                  i,
                  1 + i / 60 % 9,
                  i % 60,
                  -104.99 + i / 10000.0,
                  39.74,
                  i % 2 == 0 ? "burglary" : "theft"));
    }
    return text.toString();
  }

  private static String finding(Draft draft, String topic) {
    return draft.findings().stream()
        .filter(finding -> finding.topic().equals(topic))
        .map(Finding::conclusion)
        .findFirst()
        .orElse("");
  }

  @Test
  void raggedRecordsAreCountedAndTheRestIsRead() throws IOException {
    Draft draft = draft(HEADER + records(10) + "A99,too,few\n" + records(3));

    assertThat(draft.records()).isEqualTo(14);
    assertThat(draft.faults())
        .contains(
            new FileFault("record_misshapen", 1, "3 fields where the contract has 5", 11L),
            new FileFault("key_repeated", 3, "a value of case_no that came before", 12L));
  }

  @Test
  void openQuoteIsNamed() throws IOException {
    Draft draft = draft(HEADER + records(10) + "A98,\"2026-03-01 12:00:00,1,1,theft\n");

    assertThat(draft.faults())
        .anyMatch(
            fault ->
                fault.name().equals("record_misshapen")
                    && fault.detail().contains("is not closed before the end of the file"));
  }

  @Test
  void unreadableTimesAreCountedWithTheirPattern() throws IOException {
    Draft draft = draft(HEADER + records(20) + "A97,2026-13-45 12:00:00,-104.99,39.74,theft\n");

    assertThat(draft.faults())
        .contains(
            new FileFault(
                "time_unreadable",
                1,
                "values of occurred that do not follow yyyy-M-d H:mm:ss",
                21L));
  }

  @Test
  void placesFarFromAllOthersAreLeftOffTheMap() throws IOException {
    Draft draft = draft(HEADER + records(20) + "A97,2026-03-01 12:00:00,13.40,52.52,theft\n");

    assertThat(draft.faults())
        .contains(
            new FileFault("place_far", 1, "places more than 200 km from the middle of all", 21L));
    assertThat(draft.cells()).allMatch(cell -> cell.lon() < -104);
  }

  @Test
  void chineseFileInGb18030IsReadWithItsColumnsUnderstood() throws IOException {
    StringBuilder text = new StringBuilder("案件编号;发案时间;经度;纬度;案件类别\n");
    for (int i = 0; i < 60; i++) {
      text.append("字%d号;2026年3月2日 %d时05分00秒;117.%04d;31.8;盗窃案\n".formatted(i, i % 24, i));
    }
    Draft draft = draft("案件.csv", text.toString().getBytes(Charset.forName("GB18030")));

    assertThat(finding(draft, "encoding")).isEqualTo("GB18030");
    assertThat(finding(draft, "separator")).isEqualTo("';'");
    assertThat(finding(draft, "发案时间")).isEqualTo("start of the event");
    assertThat(finding(draft, "经度")).isEqualTo("longitude or easting");
    assertThat(finding(draft, "案件编号")).isEqualTo("number that is unique");
    assertThat(draft.id()).isEqualTo("city_unnamed");
  }

  @Test
  void utf16IsRewrittenAndTheCityToldToSendUtf8() throws IOException {
    Draft draft =
        draft("dump.csv", ("\uFEFF" + HEADER + records(5)).getBytes(StandardCharsets.UTF_16LE));

    assertThat(draft.records()).isEqualTo(5);
    assertThat(draft.findings().get(0).doubt())
        .isEqualTo(
            "a night cannot cut records in UTF-16LE: ask the city to export UTF-8; to go on with this sample: iconv -f UTF-16LE -t UTF-8");
  }

  @Test
  void fewBytesThatAreNoTextAreFaultsOfTheirRecords() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (HEADER + "Ä1,2026-03-01 12:00:00,1.5,1.5,theft\n" + records(5))
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {'B', (byte) 0x81, (byte) 0xFF, (byte) 0xFF});
    bytes.writeBytes(",2026-03-01 12:00:00,1.5,1.5,theft\n".getBytes(StandardCharsets.UTF_8));
    Draft draft = draft("dump.csv", bytes.toByteArray());

    assertThat(draft.records()).isEqualTo(7);
    assertThat(draft.faults()).isNotEmpty();
  }

  @Test
  void fileWithoutHeaderGetsNumberedNames() throws IOException {
    Draft draft = draft(records(10));

    assertThat(draft.shape().header()).isFalse();
    assertThat(draft.shape().fields())
        .containsExactly("field_1", "field_2", "field_3", "field_4", "field_5");
  }

  @Test
  void namesThatAreEmptyOrComeTwiceAreMadeUnique() throws IOException {
    Draft draft = draft("id,,Name,name\nA,b,c,d\nE,f,g,h\n");

    assertThat(draft.shape().fields()).containsExactly("id", "field_2", "Name", "name_2");
    assertThat(draft.findings().get(2).doubt()).contains("the city must name its fields");
  }

  @Test
  void reportHoldsCountsAndNoValues() throws IOException {
    Draft draft = draft("dump.csv", (HEADER + records(10)).getBytes(StandardCharsets.UTF_8));

    assertThat(DraftReport.text(draft))
        .startsWith(
            """
            First look at dump.csv
            10 records of 5 fields; taken for dumps of kind incident.
            """)
        .contains(
            "occurred: start of the event\n      because its values follow the pattern yyyy-M-d H:mm:ss")
        .contains("map: 10 records with a place in 1 cells of 500 m")
        .contains("clock: 10 records with a time of day, from occurred")
        .doesNotContain("A7");
  }

  @Test
  void emptyFileIsRefused() {
    assertThatThrownBy(() -> draft(""))
        .hasMessage("Cannot draft from dump.csv: it is empty. Nothing was written.");
  }

  @Test
  void headerAloneIsRefused() {
    assertThatThrownBy(() -> draft(HEADER))
        .hasMessage(
            "Cannot draft from dump.csv: it has a header but no records. Nothing was written.");
  }

  @Test
  void textWithoutSeparatorIsRefused() {
    assertThatThrownBy(() -> draft("hello\nworld\n"))
        .hasMessageStartingWith(
            "Cannot draft from dump.csv: no separator splits its lines into the same number of fields");
  }

  @Test
  void aDamagedArchiveIsRefused() {
    byte[] zip = {0x50, 0x4b, 0x03, 0x04, 1, 2, 3};

    assertThatThrownBy(() -> draft("dump.xlsx", zip))
        .hasMessageStartingWith(
            "Cannot draft from dump.xlsx: it is a ZIP archive without a workbook in it.");
  }

  @Test
  void truncatedGzipIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + records(1000)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

    assertThatThrownBy(() -> draft("dump.csv.gz", half))
        .hasMessage(
            "Cannot read dump.csv.gz: its gzip content is damaged or ends too early. Fetch the file again and compare its size on both sides; nothing was written.");
  }

  @Test
  void damagedGzipIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + records(1000)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] damaged = packed.toByteArray();
    damaged[damaged.length / 2] ^= 0x55;

    assertThatThrownBy(() -> draft("dump.csv.gz", damaged))
        .hasMessageStartingWith(
            "Cannot read dump.csv.gz: its gzip content is damaged or ends too early.");
  }

  @Test
  void missingFileIsRefused() {
    assertThatThrownBy(() -> Drafter.of(folder.resolve("none.csv"), Known.projection(null)))
        .hasMessageEndingWith("there is no such file. Nothing was written.");
  }

  @Test
  void unknownProjectionIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("dump.csv"), HEADER + records(5));

    assertThatThrownBy(() -> Drafter.of(file, Known.projection("+proj=nonsense")))
        .hasMessageStartingWith(
            "Invalid coordinate system: the projection library does not know the parameters '+proj=nonsense'");
  }
}
