package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZipPartsTest {
  private static final DumpShape SHAPE =
      FormatFile.shape("zip-tsv", Map.of("parts", "*.tsv", "manifest", "MANIFEST"), "no", "name");

  private static FormatFile file(ZipBytes archive) {
    return new FormatFile(archive.bytes(), SHAPE);
  }

  @Test
  void partsAreReadOneBehindTheOtherInTheOrderOfTheirNames() {
    String md5 = ZipBytes.hash("MD5", "1\ta\n".getBytes(UTF_8));
    ZipBytes archive =
        new ZipBytes()
            .part("2.tsv", "2\t\"b\"\n3\tc")
            .listed(md5, "1.tsv")
            .unlisted("1.tsv", "1\ta\n")
            .part("3.tsv", "4\t")
            .unlisted("note.txt", "x");
    assertThat(file(archive).fields())
        .containsExactly(
            List.of("1", "a"), List.of("2", "\"b\""), List.of("3", "c"), List.of("4", ""));
    assertThat(file(archive).records())
        .extracting(ReadRecord::bytes)
        .containsExactly("1\ta", "2\t\"b\"", "3\tc", "4\t");
  }

  @Test
  void aPartThatChangedIsRefused() {
    ZipBytes archive =
        new ZipBytes()
            .part("1.tsv", "1\ta\n")
            .listed(ZipBytes.hash("SHA-256", "2\tb\n".getBytes(UTF_8)), "2.tsv")
            .unlisted("2.tsv", "2\tB\n");
    assertThat(file(archive).refusal())
        .isEqualTo(
            "checksum_disagrees: its part '2.tsv' has not the checksum of its manifest. Likely cause: the part was changed on the way, or after the manifest was written. Please send the archive again.");
  }

  @Test
  void partsThatAreNotThoseOfTheManifestRefuseTheFile() {
    ZipBytes archive = new ZipBytes().listed("0".repeat(32), "1.tsv").unlisted("2.tsv", "2\tb\n");
    assertThat(file(archive).refusal())
        .isEqualTo(
            "manifest_disagrees: its parts are not those of its manifest: missing [1.tsv]; not listed [2.tsv]. Likely cause: the archive was packed before all parts were written, or edited. Please send the archive again, with the manifest written last.");
    assertThat(file(new ZipBytes().listed("abc", "1.tsv")).refusal())
        .startsWith(
            "manifest_disagrees: its manifest has a line that is not a checksum and a name, such as sha256sum writes.");
    DumpShape other =
        FormatFile.shape("zip-tsv", Map.of("parts", "*", "manifest", "LIST"), "no", "name");
    assertThat(new FormatFile(new ZipBytes().part("1.tsv", "1\ta").bytes(), other).refusal())
        .startsWith("manifest_disagrees: it has no manifest 'LIST'.");
  }

  @Test
  void anArchiveThatIsCutDamagedEmptyOrNoneIsRefused() {
    String text = "1\tabcdefghijklmnopqrstuvwxyz\n".repeat(50);
    byte[] whole = new ZipBytes().part("1.tsv", text).bytes();
    FormatFile any = file(new ZipBytes());
    assertThat(any.bytes(Arrays.copyOf(whole, whole.length / 2)).refusal())
        .startsWith("truncated_file: its list of contents at the end is missing or damaged.");
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 45, 60, (byte) 0xFF);
    assertThat(any.bytes(damaged).refusal())
        .matches("(corrupt_file: its part '1.tsv' is damaged|checksum_disagrees: its part).*");
    assertThat(any.bytes(new byte[0]).refusal()).startsWith("empty_file: it is empty");
    assertThat(any.refusal()).startsWith("header_only: it has a manifest but no parts");
    assertThat(any.bytes("1\ta\n".getBytes(UTF_8)).refusal())
        .isEqualTo(
            "wrong_format: it is no ZIP archive of tab-separated parts. Likely cause: it begins like none. Please send the dump as ZIP archive of tab-separated parts, as it is or in gzip.");
  }

  @Test
  void anArchiveThatGrowsBeyondMeasureIsRefused() {
    assertThat(file(new ZipBytes().part("1.tsv", "\n".repeat(70 << 20))).refusal())
        .startsWith("zip_bomb: its content grows beyond what is allowed (");
  }

  @Test
  void aLineWithAnotherNumberOfFieldsIsTold() {
    assertThat(file(new ZipBytes().part("1.tsv", "1\ta\n2\n")).refusal())
        .startsWith(
            "too_many_faulty_records: 1 of its 2 records do not have the declared shape (allowed: 1.0 of 100, or 3 where they are fewer than half), the first: record 2 at byte 4 has 1 fields where the contract has 2.");
  }

  @Test
  void partsInAnotherEncodingAreRefused() {
    DumpShape gbk = DumpShape.of("zip-tsv", Charset.forName("GBK"), SHAPE.fields(), SHAPE.layout());
    ZipBytes archive = new ZipBytes().part("1.tsv", "1\t\u738b\u660e\n".repeat(100));
    assertThat(new FormatFile(archive.bytes(), gbk).refusal())
        .startsWith(
            "wrong_encoding: 100 of its 100 records with characters beyond ASCII are valid UTF-8, but the contract says GBK.");
  }

  @Test
  void aPartThatIsListedTwiceRefusesTheArchive() {
    ZipBytes archive = new ZipBytes().part("1.tsv", "1\ta\n").listed("0".repeat(32), "1.tsv");
    assertThat(file(archive).refusal())
        .startsWith("manifest_disagrees: its manifest lists '1.tsv' twice.");
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    Map<String, String> settings = Map.of("parts", "{*.tsv", "manifest", "MANIFEST");
    assertThatThrownBy(() -> FormatFile.shape("zip-tsv", settings, "no"))
        .hasMessage(
            "Invalid dump shape: '{*.tsv' is no pattern of names such as *.tsv. Correct the dump's contract; no file was read.");
  }
}
