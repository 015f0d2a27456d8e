package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real dumps, held against FastCSV field by field and against their own bytes record by record. */
class RealDumpsTest {

  @ParameterizedTest
  @CsvSource({
    "denver/denver_crime_201801_201906.csv.gz, 35639",
    "denver/denver_crash_201801_201906.csv.gz, 12240",
    "st_louis/st_louis_crime_2013_2015.csv.gz, 106105",
    "st_louis/st_louis_hitrun_crash_2013_2015.csv.gz, 10447"
  })
  void everyFieldEqualsFastCsvAndEveryRecordItsBytes(String name, int records) throws IOException {
    byte[] file = gunzip(SharedData.folder().resolve("real").resolve(name));
    List<List<String>> expected = byFastCsv(file);
    DumpShape shape = new DumpShape("csv", UTF_8, ',', '"', true, expected.get(0));
    List<ReadRecord> seen = ReadRecord.all(shape, file);

    assertThat(seen).hasSize(records + 1);
    for (int i = 0; i < seen.size(); i++) {
      ReadRecord record = seen.get(i);
      assertThat(record.fault()).isNull();
      assertThat(record.fields()).isEqualTo(expected.get(i));
      byte[] bytes = record.bytes().getBytes(UTF_8);
      int from = (int) record.offset();
      int to = from + bytes.length;
      assertThat(Arrays.equals(file, from, to, bytes, 0, bytes.length)).isTrue();
      boolean endsThere = to == file.length || file[to] == '\n' || file[to] == '\r';
      assertThat(endsThere).isTrue();
    }
  }

  private static byte[] gunzip(Path path) throws IOException {
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(path))) {
      return bytes.readAllBytes();
    }
  }

  private static List<List<String>> byFastCsv(byte[] text) throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new String(text, UTF_8))) {
      reader.forEach(record -> records.add(record.getFields()));
    }
    return records;
  }
}
