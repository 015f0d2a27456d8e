package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.format.FormatFile;
import citylake.etl.format.FormatSamples;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Drafts from samples whose names say nothing of their format. */
class FormatsDraftTest {
  private static final int RECORDS = 40;

  @TempDir Path folder;

  static List<String> formatsThatNameTheirFields() {
    return FormatSamples.formats().stream()
        .filter(format -> !format.equals("fixed-width") && !format.equals("zip-tsv"))
        .toList();
  }

  private Draft draft(byte[] bytes) throws IOException {
    return Drafter.of(Files.write(folder.resolve("sample.csv"), bytes), Known.projection(null));
  }

  private Draft draft(String text) throws IOException {
    return draft(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("formatsThatNameTheirFields")
  void aSampleIsReadByTheContractThatIsDraftedFromIt(String format) throws IOException {
    FormatFile sample = FormatSamples.of(format, RECORDS);
    Draft draft = draft(sample.bytes());
    DraftFolder.write(folder.resolve("sources"), draft.files(), false);
    Source source = Sources.loadOnly(List.of(folder.resolve("sources"))).all().get(0);

    assertThat(draft.records()).isEqualTo(RECORDS);
    assertThat(source.dumpShape()).isEqualTo(draft.shape());
    assertThat(source.dumpShape().format()).isEqualTo(format);
    assertThat(source.dumpShape().fields()).noneMatch(field -> field.contains("."));
    assertThat(new FormatFile(sample.bytes(), source.dumpShape()).fields())
        .isEqualTo(FormatSamples.fields(RECORDS));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "[{\"id\":1}]|paged-json|{records=.}",
        "{\"page\":1,\"data\":{\"rows\":[{\"id\":1}]}}|paged-json|{records=data.rows}",
        "{\"id\":1,\"photos\":[{\"url\":\"x\"}]} {\"id\":2,\"photos\":[]}|json-lines|{}",
        "<a><b><c>1</c></b><b><c>2</c></b></a>|xml|{record=b}",
        "<a><h/><l><b><c>1</c></b><b><c>2</c></b></l></a>|xml|{record=b}",
        "insert into db.t (id) values (1);|mysql-dump|{table=t}"
      })
  void settingsAreFoundInTheContent(String text, String format, String settings)
      throws IOException {
    Draft draft = draft(text.replace("} {", "}\n{"));

    assertThat(draft.shape().format()).isEqualTo(format);
    assertThat(draft.shape().layout().settings()).hasToString(settings);
  }

  @Test
  void theLargestTableIsTakenAndTheOthersAreNamed() throws IOException {
    Draft draft =
        draft(
            "-- MySQL dump\nINSERT INTO `a` (id) VALUES (1);\nINSERT INTO `b` (id) VALUES (1),(2),(3),(4);\n");

    assertThat(draft.findings())
        .contains(
            new Finding(
                "format",
                "mysql-dump with {table=b}",
                "it consists of statements of SQL that insert rows",
                "it fills other tables too (a), which are not read: each that matters is a dump of its own"));
  }

  @Test
  void aFileThatIsCutOffIsToldInTheNightsWords() {
    byte[] whole = FormatSamples.of("parquet", RECORDS).bytes();

    assertThatThrownBy(() -> draft(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(CannotDraft.class)
        .hasMessage(
            "Cannot draft from sample.csv: it looks like format parquet, but it ends without the description of its content. Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides. Nothing was written.");
  }

  @Test
  void linesOfOneLengthAreToldAndWhatToDeclare() {
    assertThatThrownBy(() -> draft(FormatSamples.of("fixed-width", RECORDS).bytes()))
        .isInstanceOf(CannotDraft.class)
        .hasMessageMatching(
            "Cannot draft from sample\\.csv: its lines all have 21 bytes and no separator, so it is fixed-width text\\. Ask the city which bytes each field has, and write the contract by hand: format fixed-width, encoding [\\w-]+, and for each field its bytes as physicalName, such as 1-18 \\(etl/README\\.md, Formats\\)\\. Nothing was written\\.");
  }

  @Test
  void anArchiveIsToldAndWhatToDeclare() {
    assertThatThrownBy(() -> draft(FormatSamples.of("zip-tsv", RECORDS).bytes()))
        .isInstanceOf(CannotDraft.class)
        .hasMessage(
            "Cannot draft from sample.csv: it is a ZIP archive without a workbook in it. Unpack it and draft from one of its parts; where a night is to read the archives, declare format zip-tsv with encoding, parts and manifest in the drafted contract (etl/README.md, Formats). Nothing was written.");
  }
}
