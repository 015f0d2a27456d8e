package citylake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigDumpTest {
  @TempDir Path folder;

  @Test
  void rowsHaveNineteenFieldsUniqueKeysAndAboutTwoHundredBytes() throws IOException {
    Path file = folder.resolve("big.csv");

    long bytes = BigDump.write(file, 20_000, 1);

    assertThat(Files.size(file)).isEqualTo(bytes);
    assertThat(bytes / 20_000).isBetween(190L, 215L);
    List<NamedCsvRecord> rows;
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      rows = reader.stream().toList();
    }
    assertThat(rows).hasSize(20_000).allMatch(row -> row.getFieldCount() == 19);
    Set<String> keys =
        rows.stream().map(row -> row.getField("OFFENSE_ID")).collect(Collectors.toSet());
    assertThat(keys).hasSize(20_000);
    assertThat(rows.stream().filter(row -> row.getField("GEO_LON").isEmpty()).count())
        .isBetween(150L, 350L);
    assertThat(rows)
        .allMatch(
            row ->
                row.getField("FIRST_OCCURRENCE_DATE")
                    .matches("\\d{1,2}/\\d{1,2}/201[89] \\d{1,2}:\\d\\d:00 [AP]M"));
  }

  @Test
  void rowDependsOnItsNumberAndTheSeedAlone() throws IOException {
    Path small = folder.resolve("small.csv");
    Path large = folder.resolve("large.csv");
    Path other = folder.resolve("other.csv");

    BigDump.write(small, 7_000, 5);
    BigDump.write(large, 9_000, 5);
    BigDump.write(other, 7_000, 6);

    assertThat(Files.readString(large)).startsWith(Files.readString(small));
    assertThat(Files.mismatch(small, other)).isNotEqualTo(-1);
  }

  @Test
  void refusesAnImpossibleSizeAndAFolderThatIsNone() {
    assertThatThrownBy(() -> BigDump.write(folder.resolve("x"), 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number of rows (must be 1 to 1,000,000,000): 0. Nothing was written.");
    assertThatThrownBy(() -> BigDump.write(folder.resolve("none/x.csv"), 1, 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Failed to write ");
  }
}
