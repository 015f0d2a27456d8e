package citylake.etl.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {
  private static boolean isValid(String number) {
    return IdNumber.isValid(UTF8String.fromString(number));
  }

  @Test
  void thePublishedVectorsComeOutAsTheyAreExpected() throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    try (CsvReader<NamedCsvRecord> vectors =
        CsvReader.builder()
            .ofNamedCsvRecord(
                SharedData.folder().resolve("identifiers/id_number_gb11643_vectors.csv"))) {
      for (NamedCsvRecord vector : vectors) {
        String number = IdNumber.of(vector.getField("value"));
        String expected = vector.getField("expected");
        boolean isRight =
            switch (expected) {
              case "invalid" -> !isValid(number);
              case "valid", "normalise then valid" -> isValid(number);
              default -> expected.equals("upgrade to " + number) && isValid(number);
            };
        if (!isRight) {
          wrong.add(vector.getField("case") + " gave " + number);
        }
        count++;
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "99010519491231002",
        "9901051949123100234",
        "99010519491231002Y",
        "X90105194912310023",
        "990105194912310O23",
        "护照E1234567"
      })
  void whatHasNeitherFormIsNoNumber(String text) {
    assertThat(IdNumber.of(text)).isNull();
  }

  @Test
  void blanksAndHyphensWithinAreLeftOut() {
    assertThat(IdNumber.of(" 990105 1949-1231\u3000002x ")).isEqualTo("99010519491231002X");
  }

  @Test
  void anOldNumberOfACentenarianGetsTheirCentury() {
    assertThat(IdNumber.of("990105891231996")).startsWith("99010518891231996");
    assertThat(IdNumber.of("990105891231995")).startsWith("99010519891231995");
  }

  @Test
  void theDateOfBirthIsThatOfAValidNumberAlone() {
    String right = IdNumber.of("990105491231002");

    assertThat(IdNumber.birthDate(UTF8String.fromString(right)))
        .isEqualTo((int) LocalDate.of(1949, 12, 31).toEpochDay());
    assertThat(IdNumber.birthDate(UTF8String.fromString(otherCheck(right)))).isNull();
  }

  private static String otherCheck(String number) {
    char last = number.charAt(number.length() - 1);
    return number.substring(0, number.length() - 1) + (last == '1' ? '2' : '1');
  }

  /** The check character finds every single wrong digit: that is what it is for. */
  @Property
  void oneWrongDigitMakesANumberInvalid(
      @ForAll @IntRange(max = 999) int sequence,
      @ForAll @IntRange(max = 16) int place,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    String number = IdNumber.of("990105491231" + String.format("%03d", sequence));
    int digit = (number.charAt(place) - '0' + by) % 10;
    String wrong = number.substring(0, place) + digit + number.substring(place + 1);

    assertThat(isValid(number)).isTrue();
    assertThat(isValid(wrong)).isFalse();
  }

  @Property
  void wideAndNarrowCharactersMeanTheSame(@ForAll @IntRange(max = 999) int sequence) {
    String narrow = IdNumber.of("990105491231" + String.format("%03d", sequence));
    StringBuilder wide = new StringBuilder();
    narrow.chars().forEach(c -> wide.append((char) (c + '０' - '0')));

    assertThat(IdNumber.of(wide.toString())).isEqualTo(narrow);
    assertThat(IdNumber.of(narrow)).isEqualTo(narrow);
  }
}
