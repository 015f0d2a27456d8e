package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.landing.DeliveryRefused;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records in the style of GA/T 1400 objects. */
class XmlRecordsTest {
  private static final Charset GB = Charset.forName("GB18030");
  private static final DumpShape SHAPE = shape(UTF_8);

  private static DumpShape shape(Charset encoding) {
    return DumpShape.of(
        "xml",
        encoding,
        List.of("no", "plate", "photo", "lane"),
        new Layout(
            List.of("MotorVehicleID", "Plate.PlateNo", "SubImageList.Image[0].Path", "@lane"),
            Set.of("lane"),
            Map.of("record", "MotorVehicleObject")));
  }

  private static FormatFile file(String text) {
    return new FormatFile(text.getBytes(UTF_8), SHAPE);
  }

  private static String document(String... records) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<List>\n%s\n</List>\n"
        .formatted(String.join("\n", records));
  }

  private static String vehicle(int no) {
    return "<MotorVehicleObject lane=\"2\"><MotorVehicleID>%d</MotorVehicleID><Plate><PlateNo>\u4eacA&lt;1</PlateNo></Plate><SubImageList><Image><Path>p</Path></Image></SubImageList></MotorVehicleObject>"
        .formatted(no);
  }

  private static String[] vehicles(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(XmlRecordsTest::vehicle).toArray(String[]::new);
  }

  @Test
  void fieldsAreFoundByTheirPathsWhateverThePrefixes() {
    String prefixed =
        "<g:MotorVehicleObject xmlns:g=\"urn:x\" xsi:type='y'><SubImageList><Image><Path><![CDATA[a<b]]></Path></Image><Image><Path>second</Path><Size>1</Size></Image></SubImageList><g:Plate/><!-- no --><MotorVehicleID> 7\n</MotorVehicleID></g:MotorVehicleObject>";
    assertThat(file(document(vehicle(1), prefixed)).fields())
        .containsExactly(List.of("1", "\u4eacA<1", "p", "2"), List.of(" 7\n", "", "a<b", ""));
  }

  @Test
  void evidenceIsTheElementWithItsPlaceInTheFile() {
    String commented = "<!-- <MotorVehicleObject> --><MotorVehicleObject/>";
    List<ReadRecord> records = file("\uFEFF" + document(vehicle(1), commented)).records();

    assertThat(records)
        .extracting(ReadRecord::bytes)
        .containsExactly(vehicle(1), "<MotorVehicleObject/>");
    assertThat(records.get(0).offset()).isEqualTo(3 + 39 + 7);
  }

  @Test
  void aRecordThatIsDamagedIsTheOnlyOneAndIsToldWithoutItsText() {
    String unclosed = "<MotorVehicleObject><MotorVehicleID>secret";
    String crossed = "<MotorVehicleObject><a><b></a></b></MotorVehicleObject>";
    String twice =
        "<MotorVehicleObject><MotorVehicleID>1</MotorVehicleID><MotorVehicleID>2</MotorVehicleID></MotorVehicleObject>";
    String entity = "<MotorVehicleObject><MotorVehicleID>&x;</MotorVehicleID></MotorVehicleObject>";
    String deep = "<MotorVehicleObject>" + "<a>".repeat(200) + "</MotorVehicleObject>";
    String illFormed = "XML that is not well-formed, at character \\d+ of the record";
    List<ReadRecord> records =
        file(document(unclosed, vehicle(1), crossed, twice, entity, deep, vehicle(2))).records();

    assertThat(records)
        .extracting(ReadRecord::fault)
        .satisfiesExactly(
            fault -> assertThat(fault).matches(illFormed),
            fault -> assertThat(fault).isNull(),
            fault -> assertThat(fault).matches(illFormed),
            fault -> assertThat(fault).isEqualTo("the element 'MotorVehicleID' twice"),
            fault -> assertThat(fault).matches(illFormed),
            fault -> assertThat(fault).isEqualTo("elements that are nested more than 100 deep"),
            fault -> assertThat(fault).isNull());
  }

  @Test
  void otherEncodingsAreReadAndAWrongOneIsNamed() throws DeliveryRefused {
    String text = document(vehicles(300)).replace("UTF-8", "GBK");
    FormatFile inGb = new FormatFile(text.getBytes(GB), shape(GB));

    assertThat(inGb.scan().records()).isEqualTo(300);
    assertThat(inGb.fields().get(299)).containsExactly("300", "\u4eacA<1", "p", "2");
    assertThat(file("").bytes(text.getBytes(GB)).refusal())
        .isEqualTo(
            "wrong_encoding: it says of itself that it is GBK, but the contract says UTF-8. Likely cause: the file was written in another encoding. Please send the file as UTF-8, or tell the data team its true encoding so that the contract is changed.");
    assertThat(file("").bytes(text.replace("GBK", "UTF-8").getBytes(GB)).refusal())
        .startsWith(
            "wrong_encoding: 300 of its 300 records are not valid UTF-8, the first: record 1 at byte 46 is not valid UTF-8 at byte ");
    assertThat(file("").bytes(text.getBytes(UTF_16)).refusal())
        .startsWith("wrong_encoding: it does not begin as UTF-8 text. ");
  }

  @Test
  void aFileThatEndsTooEarlyIsRefused() {
    byte[] whole = document(vehicles(200)).getBytes(UTF_8);
    int behindLastRecord = whole.length - 9;
    for (int length :
        new int[] {whole.length / 2, behindLastRecord - 3, behindLastRecord, whole.length - 3}) {
      assertThat(file("").bytes(Arrays.copyOf(whole, length)).refusal())
          .isEqualTo(
              "truncated_file: it ends before its document does, at byte %d. Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides."
                  .formatted(length));
    }
    assertThat(file("").bytes(Arrays.copyOf(whole, whole.length - 1)).records()).hasSize(200);
  }

  @Test
  void aDocumentWithoutRecordsOrOfAnotherKindIsRefused() {
    assertThat(file(document()).refusal())
        .isEqualTo(
            "header_only: it is a document without any element MotorVehicleObject. Likely cause: the export found nothing, or its records are called otherwise now. Please send the file with its records; for a night without events send no file, and tell the data team.");
    assertThat(file("").refusal()).startsWith("empty_file: it is empty");
    assertThat(file("{\"a\":1}").refusal())
        .isEqualTo(
            "wrong_format: it is no XML. Likely cause: it is JSON. Please send the dump as XML, as it is or in gzip.");
    assertThat(file("<html><body>").refusal()).startsWith("wrong_format: it is no XML. Likely");
    assertThat(file("<!DOCTYPE l [<!ENTITY a \"b\">]>" + document(vehicle(1))).refusal())
        .startsWith(
            "wrong_format: it is no XML. Likely cause: it declares a document type, which plain XML does not need.");
  }

  @Test
  void fieldsThatChangedTheirNamesRefuseTheFile() {
    String text = document(vehicles(3));
    assertThat(file(text.replace("PlateNo", "PlateNumber")).refusal())
        .startsWith(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'Plate.PlateNo' is now called 'Plate.PlateNumber'?");
    assertThat(file(text.replace("<Plate>", "<Owner x=\"1\"/><Plate>")).refusal())
        .startsWith(
            "extra_column: its fields are not those of the contract: 2 field(s) that the contract does not know: 'Owner.@x', 'Owner'");
  }

  @Test
  void aRecordThatIsTooLongIsRefused() {
    String tooLong =
        document("<MotorVehicleObject>" + "x".repeat(64 << 20) + "</MotorVehicleObject>");
    assertThat(file(tooLong).refusal())
        .startsWith(
            "record_too_long: the record after record 0 at byte 46 has no end within 67108864 bytes.");
  }

  @Test
  void aMendedRecordIsReadAsItWasWritten() {
    List<String> values = List.of("<7>", "\u4eac&B", "", "\"2\"");
    byte[] record = RecordText.of(values, SHAPE);

    assertThat(OneRecord.of(record, SHAPE)).isEqualTo(new OneRecord(values, null));
    assertThatThrownBy(() -> RecordText.of(List.of("\u0001", "", "", ""), SHAPE))
        .hasMessage("Invalid value of field no: it has characters that XML in UTF-8 cannot write.");
  }

  @Test
  void aRecordThatNoElementCanBeIsRefused() {
    assertThatThrownBy(() -> FormatFile.shape("xml", Map.of("record", "a:b"), "x"))
        .hasMessage(
            "Invalid dump shape: record 'a:b' is no local name of an element. Correct the dump's contract; no file was read.");
  }
}
