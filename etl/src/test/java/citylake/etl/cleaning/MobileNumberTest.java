package citylake.etl.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "12000000001",
        "+8612000000001",
        "+86 120-0000-0001",
        "008612000000001",
        "８６１２００００００００１",
        "012000000001",
        "(86)120 0000 0001",
        " 12000000001 "
      })
  void oneNumberHasOneWayOfWriting(String text) {
    assertThat(MobileNumber.of(text)).isEqualTo("12000000001");
  }

  /** Of each city and segment the first range that was given out, as "0170-0174". */
  @Test
  void numbersOfEverySegmentThatWasGivenOutAreMobileNumbers() throws IOException {
    int seen = 0;
    try (CsvReader<NamedCsvRecord> segments =
        CsvReader.builder()
            .ofNamedCsvRecord(SharedData.folder().resolve("identifiers/mobile_h7_by_city.csv"))) {
      for (NamedCsvRecord segment : segments) {
        String number =
            segment.getField("prefix3") + segment.getField("hlr4_ranges").substring(0, 4) + "0000";
        assertThat(MobileNumber.of("+86 " + number)).isEqualTo(number);
        seen++;
      }
    }

    assertThat(seen).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "无",
        "1200000000",
        "120000000012",
        "0531-88880000",
        "22000000001",
        "12000000001/12000000002",
        "1200000000a"
      })
  void whatIsNoMobileNumberIsNull(String text) {
    assertThat(MobileNumber.of(text)).isNull();
  }
}
