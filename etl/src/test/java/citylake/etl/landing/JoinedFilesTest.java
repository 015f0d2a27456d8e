package citylake.etl.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files put together from pieces that do not belong together: told, never read as if they did. */
class JoinedFilesTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String HEADER = "ADDRESS,KIND\n";
  private static final String[] COLUMNS = {"ADDRESS", "KIND"};

  private static String chinese(int records) {
    return lines(records, i -> "庐阳区长江中路%d号,入室盗窃".formatted(i));
  }

  private static String plain(int records) {
    return lines(records, i -> "road %d,theft".formatted(i));
  }

  private static String lines(int records, IntFunction<String> record) {
    return IntStream.range(0, records).mapToObj(record).collect(Collectors.joining("\n", "", "\n"));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  private static long faulty(byte[] file, String encoding) throws Exception {
    return Delivery.of(file, COLUMNS).declaredAs(encoding).scan().faultyRecords();
  }

  @Test
  void halfInGbDeclaredAsUtf8IsRefusedWithBothEncodings() {
    byte[] file = joined((HEADER + chinese(50)).getBytes(UTF_8), chinese(50).getBytes(GB18030));

    DeliveryRefused refused = Delivery.of(file, COLUMNS).refused();

    assertThat(refused.reason()).isEqualTo("wrong_encoding");
    assertThat(refused)
        .hasMessage(
            "Cannot take crime.csv: 50 of its 100 records are not valid UTF-8, the first: record 51 at byte 2003 is not valid UTF-8 at byte 3 of the record. Likely cause: text in two encodings was put together; the records that cannot be read look like GB18030. Please send the whole file as UTF-8. Nothing of this file was taken; what was delivered before stays as it is.");
  }

  @Test
  void halfInUtf8DeclaredAsGbIsRefusedAlthoughEveryByteOfItCanBeDecoded() {
    byte[] file = joined((HEADER + chinese(50)).getBytes(GB18030), chinese(50).getBytes(UTF_8));

    DeliveryRefused refused = Delivery.of(file, COLUMNS).declaredAs("GB18030").refused();

    assertThat(refused.reason()).isEqualTo("wrong_encoding");
    assertThat(refused)
        .hasMessageContaining("50 of its 100 records are not valid GB18030, the first: record 51")
        .hasMessageContaining("look like UTF-8");
  }

  @Test
  void halfInUtf8DeclaredAsOneByteLettersIsRefused() {
    String records = lines(50, i -> "rue de l'Évêché %d,vol".formatted(i));
    byte[] file =
        joined(
            (HEADER + records).getBytes(Charset.forName("windows-1252")), records.getBytes(UTF_8));

    DeliveryRefused refused = Delivery.of(file, COLUMNS).declaredAs("windows-1252").refused();

    assertThat(refused.reason()).isEqualTo("wrong_encoding");
    assertThat(refused)
        .hasMessageContaining(
            "50 of its 100 records with characters beyond ASCII are valid UTF-8, but the contract says windows-1252");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8,GB18030", "GB18030,UTF-8", "GBK,UTF-8"})
  void fewRecordsInTheOtherEncodingAreFaultsOneByOne(String declared, String other)
      throws Exception {
    Charset charset = Charset.forName(declared);
    byte[] file =
        joined(
            (HEADER + chinese(198)).getBytes(charset),
            "庐阳区长江路,盗窃\n".getBytes(Charset.forName(other)),
            chinese(1).getBytes(charset));

    assertThat(faulty(file, declared)).isEqualTo(1);
  }

  @Test
  void aFileBehindAnotherIsKnownByItsByteOrderMarkAndItsHeader() throws Exception {
    String again = HEADER + plain(200) + HEADER + plain(200);
    String marked = HEADER + plain(200) + "\uFEFF" + HEADER + plain(200);

    assertThat(faulty(again.getBytes(UTF_8), "UTF-8")).as("header").isEqualTo(1);
    assertThat(faulty(marked.getBytes(UTF_8), "UTF-8")).as("mark").isEqualTo(1);
    assertThat(faulty(again.getBytes(GB18030), "GB18030")).as("header").isEqualTo(1);
  }

  @Test
  void zeroBytesAreNoText() throws Exception {
    assertThat(faulty((HEADER + plain(200) + "a\0b,c\n").getBytes(UTF_8), "UTF-8")).isEqualTo(1);
    assertThat(Delivery.of(new byte[4096], COLUMNS).refused())
        .hasMessage(
            "Cannot take crime.csv: it is no delimited text. Likely cause: it is zero bytes, as a full disk or a broken copy leaves them. Please send the dump as delimited text, as it is or in gzip. Nothing of this file was taken; what was delivered before stays as it is.");
  }

  @Test
  void aQuoteThatTakesInTheRestOfTheFileRefusesIt() {
    String file = HEADER + plain(200) + "\"road,theft\n" + plain(99);

    DeliveryRefused refused = Delivery.of(file, COLUMNS).refused();

    assertThat(refused.reason()).isEqualTo("open_quote");
    assertThat(refused)
        .hasMessage(
            "Cannot take crime.csv: 100 of its 300 lines lie in 1 record(s) without the declared shape (allowed: 1.0 of 100, or 3 where they are fewer than half), the longest over 100 lines: record 201 at byte 2903 has a quote that opens field 1 and is not closed before the end of the file. Likely cause: a quote that opens a field is never closed and takes in the lines behind it. Please send the file with quotes inside fields doubled. Nothing of this file was taken; what was delivered before stays as it is.");
  }

  @Test
  void aQuoteThatIsLeftOpenInTheFirstOfManyLinesIsNoLackOfQuotes() {
    String file = HEADER + "road,\"theft\n" + plain(299);

    DeliveryRefused refused = Delivery.of(file, COLUMNS).refused();

    assertThat(refused.reason()).isEqualTo("open_quote");
    assertThat(refused)
        .hasMessageStartingWith(
            "Cannot take crime.csv: 300 of its 300 lines lie in 1 record(s) without the declared shape (allowed: 1.0 of 100, or 3 where they are fewer than half), the longest over 300 lines: record 1 at byte 13 has a quote that opens field 2 and is not closed before the end of the file. Likely cause: a quote that opens a field is never closed and takes in the lines behind it.");
  }

  @Test
  void oneRecordOfTwoLinesAmongManyFaultyOnesIsNoOpenQuote() {
    String file = HEADER + plain(50) + "road\n".repeat(9) + "\"road\ntheft\"\n" + plain(50);

    assertThat(Delivery.of(file, COLUMNS).refused().reason()).isEqualTo("too_many_faulty_records");
  }

  @Test
  void linesThatEndInALoneReturnAreRecords() throws Exception {
    Scan scan = Delivery.of((HEADER + plain(200)).replace('\n', '\r'), COLUMNS).scan();

    assertThat(scan.records()).isEqualTo(200);
    assertThat(scan.faultyRecords()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<!DOCTYPE html><html><body>Please log in</body></html>|an HTML page",
        "`  <HTML><head>`|an HTML page",
        "<?xml version=\"1.0\"?>|an XML document",
        "{\"error\": 500}|JSON",
        "[{\"A\": 1}]|JSON"
      })
  void whatAPortalSendsInsteadOfAFileIsNamed(String file, String words) {
    DeliveryRefused refused = Delivery.of(file + "\n", COLUMNS).refused();

    assertThat(refused.reason()).isEqualTo("wrong_format");
    assertThat(refused).hasMessageContaining("Likely cause: it is " + words);
  }
}
