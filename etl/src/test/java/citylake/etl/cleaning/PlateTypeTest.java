package citylake.etl.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class PlateTypeTest {
  @Test
  void thePublishedTypesAreKnownAndNoOthers() throws IOException {
    List<String> published;
    try (CsvReader<NamedCsvRecord> types =
        CsvReader.builder()
            .ofNamedCsvRecord(
                SharedData.folder().resolve("identifiers/plate_type_codes_gat16_7.csv"))) {
      published = types.stream().map(type -> type.getField("code")).toList();
    }
    List<String> known =
        IntStream.range(0, 100)
            .mapToObj("%02d"::formatted)
            .filter(code -> PlateType.known(UTF8String.fromString(code)) != null)
            .toList();

    assertThat(published).hasSizeGreaterThan(30);
    assertThat(known).containsExactlyInAnyOrderElementsOf(published);
    assertThat(PlateType.known(UTF8String.fromString("2"))).as("without its zero").isNull();
  }
}
