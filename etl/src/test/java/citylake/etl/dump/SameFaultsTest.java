package citylake.etl.dump;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.format.DumpShape;
import citylake.testing.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scan counts is what the rows show, however damaged the file and however it is cut. */
class SameFaultsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static final String[] PIECES = {
    "a", "7", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "é", "中", " ", "xyz"
  };

  @TempDir Path folder;

  private static byte[] damaged(long seed, Charset encoding) {
    Random random = new Random(seed);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("A,B,C\n".getBytes(encoding));
    for (int i = 0; i < 3000; i++) {
      if (random.nextInt(100) == 0) {
        file.write(0x80 + random.nextInt(0x80));
      } else {
        file.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(encoding));
      }
    }
    return file.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"1, UTF-8", "2, UTF-8", "3, GB18030", "4, GBK", "5, windows-1252"})
  void scanAndRowsAgreeOnEveryFault(long seed, String encoding) throws Exception {
    Path path = folder.resolve("damaged.csv");
    Files.write(path, damaged(seed, Charset.forName(encoding)));
    DumpShape shape =
        new DumpShape("csv", Charset.forName(encoding), ',', '"', true, List.of("A", "B", "C"));
    Landed whole = Landed.of(path, shape, 1L << 40);
    Landed cut = Landed.of(path, shape, 400);
    List<Row> rows = rowsOf(cut);
    List<Row> faulty = rows.stream().filter(row -> row.getString(2) != null).toList();

    assertThat(whole.scan().faultyRecords()).isPositive();
    assertThat(cut.scan().splits()).hasSizeGreaterThan(whole.scan().splits().size());
    assertThat((long) rows.size())
        .isEqualTo(whole.scan().records())
        .isEqualTo(cut.scan().records());
    assertThat((long) faulty.size()).isEqualTo(whole.scan().faultyRecords());
    assertThat(rows)
        .allSatisfy(
            row -> {
              for (int field = 3; field < 6; field++) {
                assertThat(row.isNullAt(field)).isEqualTo(!row.isNullAt(2));
              }
            });
    assertThat(rows).isEqualTo(rowsOf(whole));
  }

  private static List<Row> rowsOf(Landed landed) {
    return landed
        .rows(spark.session())
        .select("_record_no", "_byte_offset", "_fault", "A", "B", "C")
        .collectAsList();
  }
}
