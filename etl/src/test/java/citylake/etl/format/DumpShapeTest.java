package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpShapeTest {

  @Test
  void shapeComesBackFromItsJson() {
    DumpShape shape =
        new DumpShape(
            "csv",
            Charset.forName("GB18030"),
            '\t',
            DumpShape.NO_QUOTE,
            false,
            List.of("案件", "a \"b\""));
    assertThat(DumpShape.fromJson(shape.toJson())).isEqualTo(shape);
    DumpShape quoted = ReadRecord.shape("A");
    assertThat(quoted.toJson())
        .isEqualTo(
            "{\"format\":\"csv\",\"encoding\":\"UTF-8\",\"separator\":\",\",\"quote\":\"\\\"\",\"header\":false,\"fields\":[\"A\"]}");
    assertThat(DumpShape.fromJson(quoted.toJson())).isEqualTo(quoted);
  }

  @Test
  void allFaultsOfAShapeAreToldTogether() {
    assertThatThrownBy(
            () -> new DumpShape("csv", UTF_8, '\n', '\u00e9', true, List.of("A", "a", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid dump shape: separator must be one ASCII character other than a line end; quote must be one ASCII character other than a line end, or none; field 'a' is declared twice; a field has no name. Correct the dump's contract; no file was read.");
  }

  @Test
  void unknownFormatIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> DumpShape.of("ods", UTF_8, List.of("A"), Layout.IN_ORDER))
        .hasMessage(
            "Invalid dump shape: format 'ods' is unknown (known: %s). Correct the dump's contract; no file was read."
                .formatted(String.join(", ", Formats.NAMES)));
    assertThat(Formats.NAMES)
        .startsWith("csv", "json-lines")
        .allMatch(name -> Formats.named(name).orElseThrow().name().equals(name));
  }

  @Test
  void layoutIsReadBackFromJson() {
    Layout layout = new Layout(List.of("a.b", "c[0]"), Set.of("B"), Map.of("record", "x"));
    DumpShape shape = DumpShape.of("json-lines", UTF_8, List.of("A", "B"), layout);
    assertThat(DumpShape.fromJson(shape.toJson())).isEqualTo(shape);
  }

  @Test
  void separatorMustDifferFromQuoteAndFieldsMustBeDeclared() {
    assertThatThrownBy(() -> new DumpShape("csv", UTF_8, '|', '|', true, List.of()))
        .hasMessage(
            "Invalid dump shape: separator and quote are the same character; no fields are declared. Correct the dump's contract; no file was read.");
  }

  @Test
  void quoteThatCanEndACharacterIsRefused() {
    assertThatThrownBy(
            () -> new DumpShape("csv", Charset.forName("GBK"), ',', '|', true, List.of("A")))
        .hasMessageContaining("quote '|' can be the second byte of a character in GBK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "GB2312", "windows-1252", "ISO-8859-15"})
  void encodingWithSafeMarksIsKnown(String name) {
    assertThat(Encodings.named(name)).isEqualTo(Charset.forName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "IBM037", "Shift_JIS"})
  void encodingWithoutSafeMarksIsRefused(String name) {
    assertThatThrownBy(() -> Encodings.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid encoding '%s': encoding %s is not supported, because a line end or quote cannot be told from other bytes in it or it was never tried (known: UTF-8, US-ASCII, GB18030, GBK, GB2312, windows-125x, ISO-8859-x)."
                .formatted(name, name));
  }

  @Test
  void unknownEncodingIsRefused() {
    assertThatThrownBy(() -> Encodings.named("utf-nine"))
        .hasMessage(
            "Invalid encoding 'utf-nine': unknown name. Known: UTF-8, US-ASCII, GB18030, GBK, GB2312, windows-125x, ISO-8859-x.");
  }
}
