package citylake.etl.format;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever another library writes comes back equal, and each record's bytes lie at its offset. */
class WrittenTablesTest {

  /** A table of text, and how it is written. */
  record Written(
      List<List<String>> rows, String encoding, char separator, LineDelimiter end, int quoteSeed) {

    String text() {
      StringWriter text = new StringWriter();
      CsvWriter.CsvWriterBuilder builder =
          CsvWriter.builder()
              .fieldSeparator(separator)
              .lineDelimiter(end)
              .quoteStrategy(new SomeQuotes(quoteSeed));
      try (CsvWriter writer = builder.build(text)) {
        rows.forEach(writer::writeRecord);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return text.toString();
    }

    DumpShape shape() {
      List<String> fields = IntStream.range(0, rows.get(0).size()).mapToObj(i -> "F" + i).toList();
      return new DumpShape("csv", Charset.forName(encoding), separator, '"', false, fields);
    }
  }

  /** Quotes as it likes, but a lone empty field always: unquoted it would be a blank line. */
  record SomeQuotes(int seed) implements QuoteStrategy {
    @Override
    public boolean quoteEmpty(int line, int field) {
      return field == 0 || quotes(line, field);
    }

    @Override
    public boolean quoteValue(int line, int field, String value) {
      return quotes(line, field);
    }

    private boolean quotes(int line, int field) {
      return (seed * 31 + line * 17 + field * 7) % 3 == 0;
    }
  }

  @Provide
  Arbitrary<Written> tables() {
    Arbitrary<String> encodings =
        Arbitraries.of("UTF-8", "GB18030", "GBK", "windows-1252", "ISO-8859-1");
    return encodings.flatMap(
        encoding ->
            Arbitraries.integers()
                .between(1, 5)
                .flatMap(
                    width ->
                        Combinators.combine(
                                fields(encoding)
                                    .list()
                                    .ofSize(width)
                                    .list()
                                    .ofMinSize(1)
                                    .ofMaxSize(12),
                                Arbitraries.of(',', ';', '\t', '|', '~'),
                                Arbitraries.of(
                                    LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR),
                                Arbitraries.integers())
                            .as(
                                (rows, separator, end, seed) ->
                                    new Written(rows, encoding, separator, end, seed))));
  }

  private static Arbitrary<String> fields(String encoding) {
    Arbitrary<Character> marks =
        Arbitraries.of(',', ';', '\t', '|', '"', '\n', '\r', ' ', '~', 'a');
    Arbitrary<String> texts =
        switch (encoding) {
          case "UTF-8", "GB18030" ->
              Arbitraries.oneOf(
                  Arbitraries.of("中", "文", "é", "€", "\uD83D\uDE97", "\u0600"),
                  marks.map(String::valueOf));
          case "GBK" ->
              Arbitraries.oneOf(
                  Arbitraries.of("中", "縷", "漒", "€", "亅"), marks.map(String::valueOf));
          default -> Arbitraries.oneOf(Arbitraries.of("é", "ß", "ÿ"), marks.map(String::valueOf));
        };
    return texts.list().ofMaxSize(8).map(parts -> String.join("", parts));
  }

  @Property(tries = 2000)
  void tableComesBackEqualAndItsBytesLieWhereTheySay(@ForAll("tables") Written table) {
    Charset encoding = Charset.forName(table.encoding());
    byte[] file = table.text().getBytes(encoding);
    List<ReadRecord> records = ReadRecord.all(table.shape(), file);

    assertThat(records).extracting(ReadRecord::fields).isEqualTo(table.rows());
    for (ReadRecord record : records) {
      byte[] bytes = record.bytes().getBytes(encoding);
      int from = (int) record.offset();
      assertThat(Arrays.copyOfRange(file, from, from + bytes.length)).isEqualTo(bytes);
    }
  }

  @Property(tries = 500)
  void readingFromAnyRecordOnGivesTheRestOfTheRecords(@ForAll("tables") Written table) {
    byte[] file = table.text().getBytes(Charset.forName(table.encoding()));
    List<ReadRecord> records = ReadRecord.all(table.shape(), file);
    for (int i = 1; i < records.size(); i++) {
      long from = records.get(i).offset();
      assertThat(ReadRecord.all(table.shape(), file, from, file.length - from))
          .isEqualTo(records.subList(i, records.size()));
    }
  }
}
