package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkbookTest {
  private static final List<String> TITLES = List.of("\u7f16\u53f7", "No. of car", "time");
  private static final DumpShape SHAPE = shape(Map.of());

  private static DumpShape shape(Map<String, String> settings, String... more) {
    List<String> titles = new ArrayList<>(TITLES);
    titles.addAll(List.of(more));
    return FormatFile.shape("xlsx", settings, titles.toArray(String[]::new));
  }

  private static FormatFile file(XlsxBytes workbook) {
    return new FormatFile(workbook.bytes(), SHAPE);
  }

  private static XlsxBytes two() {
    return new XlsxBytes()
        .sheet("east", TITLES, List.of(List.of("1", "a", "x")))
        .sheet(
            "west",
            TITLES,
            List.of(List.of("2", "b", ""), List.of("", "", ""), List.of("3", "", "z")));
  }

  private static XlsxBytes cells(String row) {
    XlsxBytes workbook = new XlsxBytes();
    return workbook.rows("s", workbook.row(1, TITLES) + row);
  }

  @Test
  void rowsOfAllVisibleSheetsAreRecords() {
    assertThat(
            file(two().sheet("notes", List.of("x"), List.of(List.of("y"))).hide("notes")).fields())
        .containsExactly(List.of("1", "a", "x"), List.of("2", "b", ""), List.of("3", "", "z"));
  }

  @Test
  void sheetsWithoutContentAreNone() {
    assertThat(
            file(new XlsxBytes()
                    .rows("empty", "")
                    .sheet("s", TITLES, List.of(List.of("1", "a", "x")))
                    .sheet("t", TITLES, List.of(List.of("2", "b", "y"))))
                .fields())
        .containsExactly(List.of("1", "a", "x"), List.of("2", "b", "y"));
  }

  @Test
  void aSheetIsChosenByNameAndGivesItsName() {
    FormatFile west = new FormatFile(two().bytes(), shape(Map.of("sheets", "west"), "@sheet"));
    assertThat(west.fields())
        .containsExactly(List.of("2", "b", "", "west"), List.of("3", "", "z", "west"));
    assertThat(new FormatFile(two().bytes(), shape(Map.of("sheets", "west, north"))).refusal())
        .isEqualTo(
            "missing_sheet: it has no sheet 'north'. Likely cause: a sheet was renamed or left out. Please send the file with the sheets of the contract: west, north.");
  }

  @Test
  void valuesAreWrittenTheSameWhateverTheLanguageOfExcel() {
    String typed =
        "<row r=\"2\"><c r=\"A2\"><v>1.38E10</v></c><c r=\"B2\" t=\"b\"><v>1</v></c><c r=\"C2\" s=\"2\"><v>46083.5625</v></c></row><row r=\"3\"><c r=\"A3\" s=\"4\"><v>2.5</v></c><c r=\"B3\" s=\"1\"><v>46083</v></c><c r=\"C3\" s=\"3\"><v>0.5625</v></c></row><row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t> 007</t></is></c><c r=\"B4\" t=\"str\"><f>A1</f><v>q</v></c><c r=\"C4\" t=\"e\"><v>#N/A</v></c></row>";
    assertThat(file(cells(typed)).fields())
        .containsExactly(
            List.of("13800000000", "true", "2026-03-02T13:30:00"),
            List.of("2.5", "2026-03-02", "13:30:00"),
            List.of(" 007", "q", "#N/A"));
  }

  @Test
  void evidenceIsTheRowAsJson() {
    assertThat(file(two()).records())
        .extracting(ReadRecord::bytes, ReadRecord::offset)
        .startsWith(
            tuple("{\"\u7f16\u53f7\":\"1\",\"No. of car\":\"a\",\"time\":\"x\"}", 0L),
            tuple("{\"\u7f16\u53f7\":\"2\",\"No. of car\":\"b\",\"time\":\"\"}", 43L));
  }

  @Test
  void aMendedRecordIsReadAsItWasWritten() {
    List<String> values = List.of("7", "\"x\"", "");
    assertThat(OneRecord.of(RecordText.of(values, SHAPE), SHAPE))
        .isEqualTo(new OneRecord(values, null));
  }

  @Test
  void columnsThatChangedRefuseTheFile() {
    List<List<String>> rows = List.of(List.of("1", "a", "x"));
    assertThat(
            file(new XlsxBytes().sheet("s", List.of("\u7f16\u53f7", "car", "time"), rows))
                .refusal())
        .startsWith(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'No. of car' is now called 'car'?");
    assertThat(
            file(new XlsxBytes()
                    .sheet("s", List.of("\u7f16\u53f7", "time"), List.of(List.of("1", "2"))))
                .refusal())
        .startsWith(
            "missing_column: its fields are not those of the contract: 1 field(s) that no record has: 'No. of car'");
    assertThat(file(two().sheet("north", List.of("\u7f16\u53f7", "time"), rows)).refusal())
        .isEqualTo(
            "missing_column: sheet 'north' has not the columns of sheet 'east': missing [No. of car]; 0 unknown. Likely cause: a sheet was edited or exported by itself. Please send the file with the same columns in every sheet.");
    assertThat(file(new XlsxBytes().sheet("s", List.of("a", "a"), rows)).refusal())
        .startsWith("unreadable_header: sheet 's' has two columns of one title");
    assertThat(
            file(cells("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"E2\"><v>5</v></c></row>"))
                .refusal())
        .startsWith(
            "extra_column: its fields are not those of the contract: 1 field(s) that the contract does not know: 'column 5 without a title'");
  }

  @Test
  void aFileThatIsNoWholeWorkbookIsRefused() {
    byte[] whole = two().bytes();
    assertThat(file(two()).bytes(Arrays.copyOf(whole, whole.length / 2)).refusal())
        .isEqualTo(
            "truncated_file: its list of contents at the end is missing or damaged. Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides.");
    assertThat(file(two()).bytes(new byte[0]).refusal()).startsWith("empty_file: it is empty");
    assertThat(file(two()).bytes("a,b\n1,2\n".getBytes(UTF_8)).refusal())
        .isEqualTo(
            "wrong_format: it is no Excel workbook (xlsx). Likely cause: it begins like none. Please send the dump as Excel workbook (xlsx), as it is or in gzip.");
    assertThat(
            file(two()).bytes(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}).refusal())
        .startsWith(
            "wrong_format: it is no Excel workbook (xlsx). Likely cause: it is an old Excel workbook, or one with a password.");
    assertThat(file(new XlsxBytes().sheet("s", TITLES, List.of())).refusal())
        .startsWith("header_only: it has no row below the titles of its sheets");
  }

  @Test
  void aWorkbookWithDamagedContentIsRefused() {
    assertThat(file(new XlsxBytes().rows("s", "<row r=\"1\"><c r=\"A1\"></row>")).refusal())
        .isEqualTo(
            "corrupt_file: its content is damaged behind record 0. Likely cause: bytes were changed on the way, for example by a transfer in text mode. Please send the file again, transferred as binary.");
  }

  @Test
  void aWorkbookThatGrowsBeyondMeasureIsRefused() {
    String blanks = " ".repeat(70 << 20);
    assertThat(file(new XlsxBytes().rows("s", blanks)).refusal())
        .matches(
            "zip_bomb: its content grows beyond what is allowed \\(\\d+ bytes give \\d+; allowed is 300-fold\\)\\. Likely cause: a damaged or manipulated file, or far more data than agreed\\. Please send the dump again, in parts if it is truly that large\\.");
  }

  @Test
  void aNumberThatIsNoDateIsWrittenAsOneAndCellsMayBeWithoutTheirPlace() {
    String odd =
        "<row><c s=\"1\"><v>-1</v></c><c s=\"1\"><v>1E300</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row>";
    assertThat(file(cells(odd)).fields())
        .containsExactly(List.of("-1", "1" + "0".repeat(300), "x"));
  }
}
