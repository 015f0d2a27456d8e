package citylake.etl.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.landing.DeliveryRefused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixedWidthTest {
  private static final Charset GB = Charset.forName("GB18030");
  private static final DumpShape SHAPE = shape("1-6", "7-14", "17-20");

  private static DumpShape shape(String... places) {
    return DumpShape.of(
        "fixed-width",
        GB,
        List.of("no", "name", "code"),
        new Layout(List.of(places), Set.of(), Map.of()));
  }

  private static FormatFile file(String text) {
    return new FormatFile(text.getBytes(GB), SHAPE);
  }

  private static String sound(int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= lines; i++) {
      text.append("%6d\u738b\u5c0f\u660e  --%4d\r\n".formatted(i, i % 1000));
    }
    return text.toString();
  }

  @Test
  void fieldsAreFoundByTheirBytesWithoutTheirPadding() {
    assertThat(file(sound(1) + "\n" + "          ab      12").fields())
        .containsExactly(List.of("1", "\u738b\u5c0f\u660e", "1"), List.of("", "ab", "12"));
    assertThat(file("                    \n").fields()).containsExactly(List.of("", "", ""));
  }

  @Test
  void evidenceIsTheLineWithItsPadding() {
    List<ReadRecord> records = file(sound(2)).records();
    assertThat(records.get(1).bytes()).isEqualTo("     2\u738b\u5c0f\u660e  --   2");
    assertThat(records.get(1).offset()).isEqualTo(22);
  }

  @Test
  void aLineOfAnotherLengthAndACutCharacterAreFaultsOfTheirOwn() {
    String cut = "     1a\u738b\u5c0f\u660e\u738b 1234";
    FormatFile damaged = file("123\n" + cut + "\n" + sound(1));
    assertThat(damaged.records())
        .extracting(ReadRecord::fault)
        .containsExactly(
            "3 bytes where the contract has 20",
            "a character that runs over an end of field 'name'",
            null);
  }

  @Test
  void aLineInAnotherEncodingIsTold() {
    byte[] bytes = file(sound(1)).bytes();
    bytes[8] = (byte) 0xFF;
    assertThat(file("").bytes(bytes).records().get(0).fault())
        .isEqualTo("not valid GB18030 at byte 9 of the record");
  }

  @Test
  void manyLinesOfAnotherLengthRefuseTheFile() throws DeliveryRefused {
    assertThat(file(sound(150) + "1\n").scan().faultyRecords()).isEqualTo(1);
    assertThat(file(sound(50) + "1\n".repeat(4)).refusal())
        .isEqualTo(
            "too_many_faulty_records: 4 of its 54 records do not have the declared shape (allowed: 1.0 of 100, or 3 where they are fewer than half), the first: record 51 at byte 1100 has 1 bytes where the contract has 20. Likely cause: fields were padded by characters instead of bytes, or were added or left out. Please send the file with every field padded to its bytes in the agreed encoding.");
  }

  @Test
  void aFileInAnotherEncodingOrOfAnotherFormatIsRefused() {
    assertThat(file("").bytes(sound(100).getBytes(StandardCharsets.UTF_8)).refusal())
        .startsWith(
            "wrong_encoding: 100 of its 100 records with characters beyond ASCII are valid UTF-8, but the contract says GB18030");
    assertThat(file("<?xml version=\"1.0\"?>").refusal())
        .isEqualTo(
            "wrong_format: it is no fixed-width text. Likely cause: it is an XML document. Please send the dump as fixed-width text, as it is or in gzip.");
    assertThat(file("\r\n").refusal())
        .startsWith("empty_file: it holds nothing but blank lines, no header and no record");
  }

  @Test
  void aFileWithoutLineEndsIsRefused() {
    assertThat(file("x".repeat((64 << 20) + 1)).refusal())
        .isEqualTo(
            "record_too_long: the record after record 0 at byte 0 has no end within 67108864 bytes. Likely cause: line ends are missing. Please send the file with a line end behind every record.");
  }

  @Test
  void aMendedRecordIsReadAsItWasWritten() {
    List<String> values = List.of("7", "\u738b", "");
    byte[] record = RecordText.of(values, SHAPE);

    assertThat(new String(record, GB)).isEqualTo("7     \u738b            ");
    assertThat(OneRecord.of(record, SHAPE)).isEqualTo(new OneRecord(values, null));
    assertThatThrownBy(
            () -> RecordText.of(List.of("7", "\u738b\u738b\u738b\u738b\u738b", ""), SHAPE))
        .hasMessage(
            "Invalid value of field name: it must be text that GB18030 can write in at most 8 bytes, without line ends and blanks around it.");
  }

  @Test
  void rangesThatAreNoneOrOverlapAreRefused() {
    assertThatThrownBy(() -> shape("1-6", "6-9", "name"))
        .hasMessage(
            "Invalid dump shape: 'name' is no range of bytes such as 1-18; '6-9' begins before '1-6' has ended. Correct the dump's contract; no file was read.");
  }

  @Test
  void aLineThatIsCutOffAtTheEndIsAFaultOfItsOwn() throws DeliveryRefused {
    byte[] whole = file(sound(150)).bytes();
    FormatFile cut = file("").bytes(Arrays.copyOf(whole, whole.length - 9));
    assertThat(cut.records().get(149).fault()).isEqualTo("13 bytes where the contract has 20");
    assertThat(cut.scan().faultyRecords()).isEqualTo(1);
  }
}
