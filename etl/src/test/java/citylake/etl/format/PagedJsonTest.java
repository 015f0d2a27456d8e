package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagedJsonTest {
  private static final DumpShape SHAPE =
      FormatFile.shape("paged-json", Map.of("records", "data.items", "total", "total"), "id", "v");

  private static FormatFile file(String text) {
    return new FormatFile(text.getBytes(UTF_8), SHAPE);
  }

  private static String page(int total, String items) {
    return "{\"total\": %d, \"data\": {\"items\": [%s]}, \"next\": null}\n".formatted(total, items);
  }

  @Test
  void recordsOfAllPagesAreReadInTheirOrder() {
    String first = page(3, "{\"id\": 1.50, \"v\": \"\\u4eac\"},\n {\"v\": null, \"id\": \"2\"}");
    FormatFile pages = file("\uFEFF" + first + page(3, "{\"id\":3,\"v\":{\"a\":[1]}}"));
    assertThat(pages.fields())
        .containsExactly(List.of("1.50", "\u4eac"), List.of("2", ""), List.of("3", "{\"a\":[1]}"));
    assertThat(pages.records().get(0).bytes()).isEqualTo("{\"id\":1.50,\"v\":\"\u4eac\"}");
    DumpShape list = FormatFile.shape("paged-json", Map.of("records", "."), "id");
    assertThat(new FormatFile("[{\"id\":1}][{\"id\":2}]".getBytes(UTF_8), list).fields())
        .containsExactly(List.of("1"), List.of("2"));
  }

  @Test
  void aRecordThatIsNoneIsTold() {
    assertThat(file(page(3, "{\"id\":1,\"id\":2}, 7, [\"x\", 1]")).records())
        .extracting(ReadRecord::fault)
        .containsExactly("a member that is named twice", "no JSON object", "no JSON object");
  }

  @Test
  void pagesThatAreMissingOrCutRefuseTheFile() {
    String one = page(2, "{\"id\":1,\"v\":1}");
    String sent =
        ". Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides.";
    assertThat(file(one).refusal())
        .isEqualTo("truncated_file: its pages tell of 2 records but hold 1" + sent);
    assertThat(file(one + one.substring(0, 40)).refusal())
        .isEqualTo("truncated_file: it ends within page 2, behind record 1" + sent);
    assertThat(file(one + one.replace("[{", "[{{")).refusal())
        .startsWith("corrupt_file: it is no JSON in page 2, behind record 1.");
  }

  @Test
  void aFileWithoutRecordsOrOfAnotherKindIsRefused() {
    assertThat(file("{\"error\": \"log in\"}").refusal())
        .isEqualTo(
            "missing_column: its pages have no list 'data.items'. Likely cause: the export was changed, or it is the portal's error message. Please send the pages as agreed.");
    assertThat(file(page(0, "")).refusal()).startsWith("header_only: its pages hold no records");
    assertThat(file(" ").refusal()).startsWith("empty_file: it is empty");
    assertThat(file("<html>").refusal()).startsWith("wrong_format: it is no paged JSON.");
    assertThat(file(page(1, "{\"id\":1,\"w\":1}")).refusal())
        .startsWith(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'v' is now called 'w'?");
  }

  @Test
  void pagesInAnotherEncodingAreRefused() {
    byte[] gbk = page(1, "{\"id\":1,\"v\":\"\u738b\u660e\"}").getBytes(Charset.forName("GBK"));
    assertThat(new FormatFile(gbk, SHAPE).refusal())
        .isEqualTo(
            "wrong_encoding: it is not valid UTF-8 in page 1, behind record 0. Likely cause: the file was written in another encoding. Please send the file as UTF-8, or tell the data team its true encoding so that the contract is changed.");
  }

  @Test
  void theListOfRecordsMayLieInAnElement() {
    DumpShape shape = FormatFile.shape("paged-json", Map.of("records", "a/b[1].items"), "id");
    byte[] page = "{\"a/b\": [{}, {\"items\": [{\"id\": 5}]}]}".getBytes(UTF_8);
    assertThat(new FormatFile(page, shape).fields()).containsExactly(List.of("5"));
  }
}
