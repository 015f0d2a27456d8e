package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.DeliveryRefused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DbfTableTest {
  private static final Charset GBK = Charset.forName("GBK");

  private static DumpShape shape(String... fields) {
    return DumpShape.of("dbf", GBK, List.of(fields), new Layout(List.of(), Set.of(), Map.of()));
  }

  private static DbfBytes people() {
    return new DbfBytes(GBK)
        .column("NO", 'N', 6)
        .column("\u59d3\u540d", 'C', 10)
        .column("BORN", 'D', 8)
        .column("IS_IN", 'L', 1);
  }

  private static FormatFile file(DbfBytes table) {
    return new FormatFile(table.bytes(), shape("NO", "\u59d3\u540d", "BORN", "IS_IN"));
  }

  private static DbfBytes many(int records) {
    DbfBytes table = people();
    for (int i = 1; i <= records; i++) {
      table.record("" + i, "\u738b\u660e", "19800102", "T");
    }
    return table;
  }

  @Test
  void valuesAreWrittenWithoutTheirPadding() {
    DbfBytes table = people().record("1", "\u738b\u660e", "19800102", "T").record("", "", "", "?");
    assertThat(file(table).fields())
        .containsExactly(
            List.of("1", "\u738b\u660e", "1980-01-02", "true"), List.of("", "", "", ""));
  }

  @Test
  void binaryColumnsOfFoxProAreText() {
    ByteBuffer whole = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(-7);
    ByteBuffer real = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(1e10);
    ByteBuffer money = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(15_000);
    ByteBuffer time =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(2_461_102).putInt(48_600_000);
    DbfBytes table =
        new DbfBytes(GBK)
            .column("I", 'I', 4)
            .column("B", 'B', 8)
            .column("T", 'T', 8)
            .column("Y", 'Y', 8)
            .column("_NullFlags", '0', 1)
            .record(' ', whole.array(), real.array(), time.array(), money.array(), new byte[1]);
    assertThat(new FormatFile(table.bytes(), shape("I", "B", "T", "Y")).fields())
        .containsExactly(List.of("-7", "10000000000", "2026-03-02T13:30:00", "1.5000"));
  }

  @Test
  void recordsMarkedAsDeletedAreLeftOutUnlessTheMarkIsAField() {
    DbfBytes table = new DbfBytes(GBK).column("NO", 'N', 3).record("1").deleted("2").record("3");
    assertThat(new FormatFile(table.bytes(), shape("NO")).fields())
        .containsExactly(List.of("1"), List.of("3"));
    assertThat(new FormatFile(table.bytes(), shape("NO", "@deleted")).fields())
        .containsExactly(List.of("1", "false"), List.of("2", "true"), List.of("3", "false"));
  }

  @Test
  void aRecordInAnotherEncodingIsFaultyAndKeepsItsBytes() throws DeliveryRefused {
    DbfBytes table = many(150);
    table.record(' ', "8".getBytes(UTF_8), new byte[] {(byte) 0xFF, 'x'}, new byte[0], new byte[0]);
    FormatFile file = file(table);
    ReadRecord last = file.records().get(150);

    assertThat(last.fault()).isEqualTo("not valid GBK in column '\u59d3\u540d'");
    assertThat(last.bytes())
        .isEqualTo(
            "[\"UNDECODABLE\",\"not valid GBK in column '\u59d3\u540d'\",\"20202020202038ff78%s\"]"
                .formatted("20".repeat(17)));
    assertThat(file.scan().faultyRecords()).isEqualTo(1);
    assertThat(OneRecord.of(last.bytes().getBytes(UTF_8), file.shape()).fault())
        .isEqualTo(last.fault());
  }

  @Test
  void aTableThatEndsTooEarlyIsRefused() {
    byte[] whole = many(20).bytes();
    assertThat(file(people()).bytes(Arrays.copyOf(whole, whole.length - 30)).refusal())
        .isEqualTo(
            "truncated_file: it ends within record 19 of the 20 that its header tells of. Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides.");
    assertThat(file(people()).bytes(Arrays.copyOf(whole, 60)).refusal())
        .startsWith("truncated_file: it ends within its header.");
  }

  @Test
  void aTableWithoutRecordsOrOfAnotherKindIsRefused() {
    assertThat(file(people()).refusal()).startsWith("header_only: it has columns but no records");
    assertThat(file(people()).bytes(new byte[0]).refusal()).startsWith("empty_file: it is empty");
    assertThat(file(people()).bytes("NO,NAME\n".getBytes(UTF_8)).refusal())
        .isEqualTo(
            "wrong_format: it is no dBase table (dbf). Likely cause: it begins like none. Please send the dump as dBase table (dbf), as it is or in gzip.");
    DbfBytes memo = new DbfBytes(GBK).column("NOTE", 'M', 10).record("");
    assertThat(new FormatFile(memo.bytes(), shape("NOTE")).refusal())
        .startsWith("wrong_format: its column 'NOTE' is a memo, whose text lies in another file.");
    byte[] damaged = many(1).bytes();
    damaged[10] = 3;
    assertThat(file(people()).bytes(damaged).refusal())
        .startsWith("corrupt_file: its header is damaged: columns of 26 bytes in records of 3.");
  }

  @Test
  void columnsThatChangedRefuseTheFile() {
    DbfBytes table = new DbfBytes(GBK).column("NO", 'N', 3).column("X", 'C', 3).record("1", "x");
    assertThat(new FormatFile(table.bytes(), shape("NO", "Y")).refusal())
        .startsWith(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'Y' is now called 'X'?");
  }

  @Test
  void aTableInAnotherEncodingIsRefused() {
    DbfBytes utf8 = new DbfBytes(UTF_8).column("NO", 'N', 6).column("NAME", 'C', 10);
    DbfBytes gbk = new DbfBytes(GBK).column("NO", 'N', 6).column("NAME", 'C', 10);
    for (int i = 1; i <= 100; i++) {
      utf8.record("" + i, "\u738b\u660e");
      gbk.record("" + i, "\u738b\u660e");
    }
    assertThat(new FormatFile(utf8.bytes(), shape("NO", "NAME")).refusal())
        .isEqualTo(
            "wrong_encoding: 100 of its 100 texts with characters beyond ASCII are valid UTF-8, but the contract says GBK. Likely cause: the file was written in another encoding. Please send the file as GBK, or tell the data team its true encoding so that the contract is changed.");
    assertThat(
            new FormatFile(gbk.bytes(), FormatFile.shape("dbf", Map.of(), "NO", "NAME")).refusal())
        .startsWith(
            "wrong_encoding: 100 of its 100 records are not valid UTF-8, the first: record 1 at byte 0 is not valid UTF-8 in column 'NAME'.");
    DbfBytes named = new DbfBytes(GBK).column("\u59d3\u540d", 'C', 10).record("x");
    assertThat(new FormatFile(named.bytes(), FormatFile.shape("dbf", Map.of(), "x")).refusal())
        .startsWith("wrong_encoding: the name of one of its columns is not valid UTF-8.");
  }

  @Test
  void recordsBehindThoseOfTheHeaderRefuseTheTable() {
    byte[] more = many(3).bytes();
    more[4] = 2;
    assertThat(file(people()).bytes(more).refusal())
        .startsWith("corrupt_file: its header tells of 2 records, but more follow.");
  }

  @Test
  void columnsThatCannotBeReadRefuseTheTable() {
    DbfBytes varied = new DbfBytes(GBK).column("V", 'V', 10).record("");
    assertThat(new FormatFile(varied.bytes(), shape("V")).refusal())
        .isEqualTo(
            "wrong_format: its column 'V' is of type V, which is not read. Likely cause: the table was exported with columns of another type. Please send the table with text columns instead.");
    DbfBytes memo = new DbfBytes(GBK).column("B", 'B', 10).record("");
    assertThat(new FormatFile(memo.bytes(), shape("B")).refusal())
        .startsWith("wrong_format: its column 'B' is a memo, whose text lies in another file.");
    DbfBytes shorter = new DbfBytes(GBK).column("I", 'I', 3).record("");
    assertThat(new FormatFile(shorter.bytes(), shape("I")).refusal())
        .startsWith(
            "corrupt_file: its header is damaged: column 'I' of type I has 3 bytes instead of 4.");
  }
}
