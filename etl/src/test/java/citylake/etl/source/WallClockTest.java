package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
  private static final String DENVER = "M/d/yyyy h:mm:ss a";
  private static final List<String> PATTERNS =
      List.of(DENVER, "M/d/yyyy H:mm", "yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy HH:mm");

  private static String read(String pattern, String text) {
    Long micros = new WallClock(pattern).read(UTF8String.fromString(text));
    return micros == null
        ? null
        : LocalDateTime.ofEpochSecond(micros / 1_000_000, 0, ZoneOffset.UTC).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "1/30/2018 9:10:00 AM,2018-01-30T09:10",
    "12/31/2019 12:00:00 AM,2019-12-31T00:00",
    "12/31/2019 12:00:01 pm,2019-12-31T12:00:01",
    "2/29/2020 11:59:59 PM,2020-02-29T23:59:59",
    "01/05/2018 09:10:00 AM,2018-01-05T09:10"
  })
  void twelveHourTimesAreRead(String text, String expected) {
    assertThat(read(DENVER, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2/29/2019 1:00:00 AM",
        "4/31/2019 1:00:00 AM",
        "13/1/2019 1:00:00 AM",
        "1/1/2019 0:00:00 AM",
        "1/1/2019 13:00:00 PM",
        "1/1/2019 1:60:00 AM",
        "1/1/2019 1:00:00",
        "1/1/2019 1:00:00 AM ",
        "1/1/19 1:00:00 AM",
        "1-1-2019 1:00:00 AM",
        ""
      })
  void whatIsNoTimeIsNull(String text) {
    assertThat(read(DENVER, text)).isNull();
    assertThat(new WallClock(DENVER).readSlowly(text)).isNull();
  }

  @Test
  void otherPatternsAreReadByTheFormatter() {
    assertThat(PlainTime.understands("d MMM yyyy HH:mm")).isFalse();
    assertThat(read("d MMM yyyy HH:mm", "5 Mar 2019 07:30")).isEqualTo("2019-03-05T07:30");
    assertThat(read("yyyy-MM-dd'T'HH:mm:ss.SSS", "2019-03-05T07:30:00.000"))
        .isEqualTo("2019-03-05T07:30");
    assertThat(read("yyyy-MM-dd", "2019-03-05")).isEqualTo("2019-03-05T00:00");
  }

  @Test
  void patternsWithoutABoundaryBetweenNumbersAreLeftToTheFormatter() {
    assertThat(PlainTime.understands("Mdyyyy HH:mm")).isFalse();
    assertThat(PlainTime.understands("yyyyMMddHHmmss")).isTrue();
    assertThat(PlainTime.understands("M/d/yyyy h:mm")).as("12 hours without AM or PM").isFalse();
  }

  @Test
  void unknownPatternIsRefused() {
    assertThatThrownBy(() -> new WallClock("M/d/yyyy b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b");
  }

  @Property(tries = 3000)
  void plainReaderAgreesWithTheFormatter(
      @ForAll @LongRange(min = -2_208_988_800L, max = 4_102_444_799L) long seconds,
      @ForAll @IntRange(max = 4) int pattern,
      @ForAll @IntRange(max = 40) int place,
      @ForAll @IntRange(min = 32, max = 126) int letter) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    String form = PATTERNS.get(pattern);
    String text = time.format(DateTimeFormatter.ofPattern(form, Locale.ROOT));
    WallClock clock = new WallClock(form);

    assertThat(clock.read(UTF8String.fromString(text))).isEqualTo(clock.readSlowly(text));

    StringBuilder spoilt = new StringBuilder(text);
    if (place < text.length() && letter != '-' && letter != '+') {
      spoilt.setCharAt(place, (char) letter);
    }
    assertThat(clock.read(UTF8String.fromString(spoilt.toString())))
        .as(spoilt.toString())
        .isEqualTo(clock.readSlowly(spoilt.toString()));
  }
}
