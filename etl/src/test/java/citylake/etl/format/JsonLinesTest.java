package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.Scan;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final DumpShape SHAPE =
      DumpShape.of(
          "json-lines",
          UTF_8,
          List.of("no", "plate", "photo", "tags"),
          new Layout(
              List.of("id", "vehicle.plate.no", "photos[0].url", "tags"),
              Set.of("tags"),
              Map.of()));
  private static final String SOUND =
      "{\"id\":%d,\"vehicle\":{\"plate\":{\"no\":\"\u4eacA%05d\"}},\"photos\":[{\"url\":\"a/b\"}]}\n";

  private static FormatFile file(String text) {
    return new FormatFile(text.getBytes(UTF_8), SHAPE);
  }

  private static String sound(int records) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= records; i++) {
      text.append(SOUND.formatted(i, i));
    }
    return text.toString();
  }

  @Test
  void fieldsAreFoundByTheirPathsInAnyOrder() {
    String full =
        "{\"id\":1.50,\"vehicle\":{\"plate\":{\"no\":\"A\\u0031\"}},\"photos\":[{\"url\":\"u\"},{\"url\":\"v\",\"w\":1}],\"tags\":[1, {\"a\" : true}]}\r";
    String sparse = "{\"photos\":[],\"tags\":null,\"vehicle\":null,\"id\":true}";
    assertThat(file(String.join("\n", full, "", "   ", sparse)).fields())
        .containsExactly(
            List.of("1.50", "A1", "u", "[1,{\"a\":true}]"), List.of("true", "", "", ""));
  }

  @Test
  void evidenceIsTheLineWithItsPlaceInTheFile() {
    String first = "{\"id\":\"\u4e2d\"}";
    List<ReadRecord> records = file("\uFEFF" + first + " \r\n\n{\"id\":2}\n").records();

    assertThat(records).extracting(ReadRecord::bytes).containsExactly(first + " ", "{\"id\":2}");
    assertThat(records).extracting(ReadRecord::offset).containsExactly(3L, 19L);
  }

  @Test
  void aDamagedLineIsTheOnlyOneAndIsToldWithoutItsText() {
    String damaged =
        String.join(
            "\n",
            "{\"id\":1,\"id\":2}",
            "{\"id\":1} 2",
            "[1]",
            "{\"id\":tru}",
            "{\"id\":\"secret",
            "{\"id\":1}",
            "{\"x\":" + "[".repeat(200));
    assertThat(file(damaged).records())
        .extracting(ReadRecord::fault)
        .containsExactly(
            "a member that is named twice",
            "text behind its JSON object",
            "no JSON object",
            "text that is no JSON at character 7 of the record",
            "JSON that ends too early",
            null,
            "JSON that is nested more than 100 deep");
  }

  @Test
  void theScanCountsFaultyRecordsAndCutsAtRecords() throws DeliveryRefused {
    Scan scan = file(sound(150) + "{\"id\":\n" + sound(50)).scan();

    assertThat(scan.records()).isEqualTo(201);
    assertThat(scan.faultyRecords()).isEqualTo(1);
    assertThat(scan.fields().get(1).filled()).isEqualTo(200);
  }

  @Test
  void aMendedRecordIsReadAsItWasWritten() {
    List<String> values = List.of("7", "\u4eac\"B\"\\2", "http://x", "");
    byte[] record = RecordText.of(values, SHAPE);

    assertThat(new String(record, UTF_8))
        .isEqualTo(
            "{\"id\":\"7\",\"vehicle\":{\"plate\":{\"no\":\"\u4eac\\\"B\\\"\\\\2\"}},\"photos\":[{\"url\":\"http://x\"}],\"tags\":\"\"}");
    assertThat(OneRecord.of(record, SHAPE)).isEqualTo(new OneRecord(values, null));
  }

  @Test
  void fieldsThatChangedTheirNamesRefuseTheFile() {
    String sent =
        ". Likely cause: the export was changed. Please send the file with the 4 fields of the contract, or tell the data team of the change before the next delivery.";
    assertThat(file(sound(3).replace("\"no\"", "\"number\"")).refusal())
        .isEqualTo(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'vehicle.plate.no' is now called 'vehicle.plate.number'?"
                + sent);
    assertThat(file(sound(3).replaceAll(",\"photos.*?]", "")).refusal())
        .isEqualTo(
            "missing_column: its fields are not those of the contract: 1 field(s) that no record has: 'photos[0].url'"
                + sent);
    assertThat(
            file(sound(3) + sound(1).replace("{\"id\"", "{\"owner\":{\"name\":\"x\"},\"id\""))
                .refusal())
        .isEqualTo(
            "extra_column: its fields are not those of the contract: 1 field(s) that the contract does not know: 'owner.name'"
                + sent);
  }

  @Test
  void aFileThatIsNoJsonLinesIsRefused() {
    String sent = ". Please send the dump as JSON lines, as it is or in gzip.";
    assertThat(file("id,plate\n1,2\n").refusal())
        .isEqualTo(
            "wrong_format: it is no JSON lines. Likely cause: it is text that does not begin with '{'"
                + sent);
    assertThat(file("[{\"id\":1}]").refusal())
        .isEqualTo("wrong_format: it is no JSON lines. Likely cause: it is one JSON list" + sent);
    assertThat(file("<html>").refusal()).startsWith("wrong_format: it is no JSON lines");
    assertThat(file("\n \n").refusal())
        .startsWith("empty_file: it holds nothing but blank lines, no header and no record");
    assertThat(file("").bytes(sound(40).getBytes(UTF_16LE)).refusal())
        .startsWith("wrong_encoding: ");
    assertThat(file("").bytes(sound(40).getBytes(Charset.forName("GB18030"))).refusal())
        .startsWith(
            "wrong_encoding: 40 of its 40 records are not valid UTF-8, the first: record 1 at byte 0 is not valid UTF-8 at byte ");
  }

  @Test
  void aFileOfPrettyPrintedObjectsIsRefused() {
    assertThat(file("{\n  \"id\": 1\n}\n").refusal())
        .isEqualTo(
            "too_many_faulty_records: 3 of its 3 records do not have the declared shape (allowed: 1.0 of 100, or 3 where they are fewer than half), the first: record 1 at byte 0 has JSON that ends too early. Likely cause: the export was broken off or its text was edited. Please send the file as the platform exports it, with the fields of the contract.");
  }

  @Test
  void aLineWithoutEndIsRefused() {
    assertThat(file("{\"id\":\"" + "x".repeat((64 << 20) + 1)).refusal())
        .isEqualTo(
            "record_too_long: the record after record 0 at byte 0 has no end within 67108864 bytes. Likely cause: a record was never ended, or it is another dump. Please send the file with its records ended as the contract says.");
  }

  @Test
  void placesThatCannotBeFoundAreRefused() {
    assertThatThrownBy(
            () ->
                DumpShape.of(
                    "json-lines",
                    UTF_8,
                    List.of("a", "b", "c", "d"),
                    new Layout(List.of("x..y", "v", "v.w", "v"), Set.of(), Map.of())))
        .hasMessage(
            "Invalid dump shape: 'x..y' is no path (members joined by dots, elements of lists as [0]); 'v' is declared twice; 'v.w' lies within 'v'. Correct the dump's contract; no file was read.");
  }
}
