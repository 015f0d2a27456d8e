package citylake.etl.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateNumberTest {
  /** The rules of the shared file that have examples, and what we call their form. */
  private static final Map<String, String> FORMS =
      Map.of(
          "ordinary small or large car (7 chars)", "ordinary",
          "new-energy small (8 chars)", "new_energy_small",
          "new-energy large (8 chars)", "new_energy_large");

  private static String form(String text) {
    UTF8String form = PlateNumber.form(UTF8String.fromString(PlateNumber.of(text)));
    return form == null ? null : form.toString();
  }

  @Test
  void thePublishedExamplesHaveTheirFormAndTheCounterexamplesHaveNot() throws IOException {
    List<String> seen = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rules =
        CsvReader.builder()
            .ofNamedCsvRecord(SharedData.folder().resolve("identifiers/plate_format_rules.csv"))) {
      for (NamedCsvRecord rule : rules) {
        String expected = FORMS.get(rule.getField("rule"));
        if (expected != null) {
          assertThat(form(rule.getField("valid_example"))).isEqualTo(expected);
          assertThat(form(rule.getField("invalid_example"))).isNull();
          seen.add(expected);
        }
      }
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(FORMS.values());
  }

  @Test
  void thePrefixesOfProvincesWithSixteenCitiesMakePlates() throws IOException {
    int seen = 0;
    try (CsvReader<NamedCsvRecord> prefixes =
        CsvReader.builder()
            .ofNamedCsvRecord(
                SharedData.folder().resolve("identifiers/plate_prefix_16city_provinces.csv"))) {
      for (NamedCsvRecord prefix : prefixes) {
        String plate = prefix.getField("plate_prefix") + "12345";
        assertThat(PlateNumber.of(plate)).isEqualTo(plate);
        assertThat(form(plate)).as(plate).isEqualTo("ordinary");
        seen++;
      }
    }

    assertThat(seen).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({
    "屿A·B2345, 屿AB2345, ordinary",
    "屿A-B2345, 屿AB2345, ordinary",
    "屿Ａｂ２３４５, 屿AB2345, ordinary",
    "' 屿a b2345 ', 屿AB2345, ordinary",
    "屿A-D12345, 屿AD12345, new_energy_small",
    "屿A12345D, 屿A12345D, new_energy_large",
    "屿A1234警, 屿A1234警, police",
    "屿A1234挂, 屿A1234挂, trailer",
    "屿A1234学, 屿A1234学, driving_school",
    "粤Z1234港, 粤Z1234港, hong_kong_or_macao",
    "屿A1234领, 屿A1234领, consulate",
    "123456使, 123456使, embassy",
    "屿A1-345, 屿A1-345, partly_read",
    "-A12345, -A12345, partly_read",
    "屿A1234I, 屿A1234I,",
    "屿1B2345, 屿1B2345,",
    "AB12345, AB12345,",
  })
  void aPlateHasOneWayOfWritingAndAForm(String text, String plate, String form) {
    assertThat(PlateNumber.of(text)).isEqualTo(plate);
    assertThat(form(text)).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "无车牌",
        "未识别",
        "-",
        "-------",
        "00000000",
        "",
        "　",
        "无 牌",
        "无牌照",
        "无法识别",
        "无法辨认",
        "识别失败",
        "不详"
      })
  void whatSaysThatThereIsNoneIsNull(String text) {
    assertThat(PlateNumber.of(text)).isNull();
  }
}
