package citylake.etl.format;

import static citylake.etl.format.ReadRecord.shape;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTextTest {
  private static List<ReadRecord> read(String file, String... fields) {
    return ReadRecord.all(shape(fields), file.getBytes(UTF_8));
  }

  private static ReadRecord good(long offset, String bytes, String... fields) {
    return new ReadRecord(offset, bytes, List.of(fields), null);
  }

  private static ReadRecord bad(long offset, String bytes, String fault) {
    return new ReadRecord(offset, bytes, null, fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void recordEndsAtAnyLineEnd(String end) {
    long second = 3L + end.length();
    assertThat(read("a,b" + end + "c,d" + end, "X", "Y"))
        .containsExactly(good(0, "a,b", "a", "b"), good(second, "c,d", "c", "d"));
  }

  @Test
  void lastRecordNeedsNoEnd() {
    assertThat(read("a,b\nc,", "X", "Y"))
        .containsExactly(good(0, "a,b", "a", "b"), good(4, "c,", "c", ""));
  }

  @Test
  void lineWithoutBytesIsNoRecord() {
    assertThat(read("\n\na\n\r\n\rb\n\n", "X"))
        .containsExactly(good(2, "a", "a"), good(7, "b", "b"));
  }

  @Test
  void lineOfBlanksIsARecord() {
    assertThat(read(" \na\n", "X")).containsExactly(good(0, " ", " "), good(2, "a", "a"));
  }

  @Test
  void emptyFileHasNoRecords() {
    assertThat(read("", "X")).isEmpty();
  }

  @Test
  void quotedFieldHoldsSeparatorsLineEndsAndDoubledQuotes() {
    String record = "\"a,\r\nb\",\"say \"\"yes\"\"\",\"\"";
    assertThat(read(record + "\n1,2,3\n", "X", "Y", "Z"))
        .containsExactly(
            good(0, record, "a,\r\nb", "say \"yes\"", ""),
            good(record.length() + 1, "1,2,3", "1", "2", "3"));
  }

  @Test
  void quoteInsideAnUnquotedFieldIsText() {
    assertThat(read("6\" pipe,a\"b\"c\n \"x\",y\n", "X", "Y"))
        .containsExactly(
            good(0, "6\" pipe,a\"b\"c", "6\" pipe", "a\"b\"c"),
            good(14, " \"x\",y", " \"x\"", "y"));
  }

  @Test
  void doubledQuotesLeaveTheRecordsBytesAsTheyAre() {
    ReadRecord record = read("\"\"\"a\"\"\"\n", "X").get(0);
    assertThat(record.bytes()).isEqualTo("\"\"\"a\"\"\"");
    assertThat(record.fields()).containsExactly("\"a\"");
  }

  @Test
  void withoutQuotesDeclaredAQuoteIsText() {
    DumpShape shape =
        new DumpShape("csv", UTF_8, ';', DumpShape.NO_QUOTE, false, List.of("X", "Y"));
    assertThat(ReadRecord.all(shape, "\"a;b\n".getBytes(UTF_8)))
        .containsExactly(good(0, "\"a;b", "\"a", "b"));
  }

  @Test
  void wrongNumberOfFieldsIsAFaultAndReadingGoesOn() {
    assertThat(read("a,b\na,b,c\na\nc,d", "X", "Y"))
        .containsExactly(
            good(0, "a,b", "a", "b"),
            bad(4, "a,b,c", "3 fields where the contract has 2"),
            bad(10, "a", "1 fields where the contract has 2"),
            good(12, "c,d", "c", "d"));
  }

  @Test
  void faultyRecordOverManyLinesSaysThatAQuoteMayBeOpen() {
    assertThat(read("\"a\nb\r\nc\rd\"\ne,f", "X", "Y").get(0).fault())
        .isEqualTo("1 fields where the contract has 2; it runs over 4 lines: a quote may be open");
  }

  @Test
  void textBehindAClosingQuoteIsAFaultAndReadingGoesOn() {
    assertThat(read("a,\"b\"c\nd,e", "X", "Y"))
        .containsExactly(
            bad(0, "a,\"b\"c", "text behind the closing quote of field 2"),
            good(7, "d,e", "d", "e"));
  }

  @Test
  void quoteLeftOpenAtTheEndOfTheFileIsAFault() {
    assertThat(read("a,b\nc,\"d\ne,f\n", "X", "Y"))
        .containsExactly(
            good(0, "a,b", "a", "b"),
            bad(
                4,
                "c,\"d\ne,f\n",
                "a quote that opens field 2 and is not closed before the end of the file"));
  }

  @Test
  void undecodableBytesAreAFaultThatNamesTheByte() {
    byte[] file = "a,b\nc,\u00e9x\nd,e".getBytes(ISO_8859_1);
    List<ReadRecord> records = ReadRecord.all(shape("X", "Y"), file);
    assertThat(records)
        .extracting(ReadRecord::fault)
        .containsExactly(null, "not valid UTF-8 at byte 3 of the record", null);
  }

  @Test
  void byteOrderMarkBelongsToNoField() {
    assertThat(read("\uFEFFa,b\n", "X", "Y")).containsExactly(good(3, "a,b", "a", "b"));
  }

  @Test
  void secondByteOfAGbCharacterIsNoSeparator() {
    Charset gb18030 = Charset.forName("GB18030");
    byte[] twoBytes = {(byte) 0x81, '|'};
    String character = new String(twoBytes, gb18030);
    assertThat(character).hasSize(1);
    DumpShape shape = new DumpShape("csv", gb18030, '|', '"', false, List.of("X", "Y"));
    String record = character + "\uD83D\uDE00|\"" + character + "|x\"";
    assertThat(ReadRecord.all(shape, (record + "\r\n").getBytes(gb18030)))
        .containsExactly(good(0, record, character + "\uD83D\uDE00", character + "|x"));
  }

  @Test
  void brokenGbCharacterDoesNotSwallowTheRecordEnd() {
    Charset gbk = Charset.forName("GBK");
    DumpShape shape = new DumpShape("csv", gbk, '|', '"', false, List.of("X", "Y"));
    byte[] file = {'a', '|', (byte) 0x81, '\n', 'b', '|', 'c'};
    assertThat(ReadRecord.all(shape, file))
        .extracting(ReadRecord::fault)
        .containsExactly("not valid GBK at byte 3 of the record", null);
  }

  @Test
  void recordLongerThanAllowedEndsTheWalk() {
    byte[] file = ("a\n\"" + "x".repeat(2 << 20)).getBytes(UTF_8);
    DumpShape shape = shape("X");
    RecordCursor cursor =
        DumpFormat.of(shape)
            .open(new ByteArrayInputStream(file), shape, 0, Long.MAX_VALUE, 1 << 20);
    assertThatThrownBy(
            () -> {
              while (cursor.next()) {
                assertThat(cursor.length()).isEqualTo(1);
              }
            })
        .isInstanceOf(RecordTooLong.class)
        .hasMessage("Cannot read the record at byte 2: it has no end within 1048576 bytes.");
  }

  @Test
  void stretchShorterThanMeasuredIsAnError() {
    DumpShape shape = shape("X");
    RecordCursor cursor =
        DumpFormat.of(shape)
            .open(new ByteArrayInputStream("a\nb".getBytes(UTF_8)), shape, 100, 5, 1 << 20);
    assertThatThrownBy(cursor::next)
        .isInstanceOf(EOFException.class)
        .hasMessage(
            "Cannot read on at byte 103: 2 bytes fewer than the file had when it was landed.");
  }
}
