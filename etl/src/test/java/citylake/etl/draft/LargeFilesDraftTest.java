package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are too long, too wide, or have no end. */
class LargeFilesDraftTest {
  private static final int LONGEST_RECORD = 16 * 1024 * 1024;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
  void aFileThatIsCutEndsWithAWholeRecord(String encoding) throws IOException {
    String text = "案件编号,地址\n" + "A1,盗窃路\n".repeat(20);
    byte[] bytes = text.getBytes(Charset.forName(encoding));
    Path file = Files.write(folder.resolve("dump.csv"), bytes);
    byte[] lastRecord = "A1,盗窃路\n".getBytes(Charset.forName(encoding));

    for (int cut = 1; cut < lastRecord.length; cut++) {
      FileBytes read = FileBytes.read(file, bytes.length - cut);

      assertThat(new String(read.bytes(), Charset.forName(encoding)))
          .as("%d bytes short", cut)
          .isEqualTo("案件编号,地址\n" + "A1,盗窃路\n".repeat(19));
      assertThat(read.isWhole()).isFalse();
    }
  }

  @Test
  void aFileOfExactlyTheMostBytesIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("dump.csv"), "a,b\n1,2\n");

    FileBytes read = FileBytes.read(file, 8);

    assertThat(read.bytes()).hasSize(8);
    assertThat(read.isWhole()).isTrue();
  }

  /** A bar file with a comma before a lone quote: cut at commas it has a record without end. */
  @Test
  void aQuoteThatOnlyAWrongSeparatorOpensDoesNotMatter() throws IOException {
    Path file =
        longFile(
            "case_no|occurred|note\nC-0|2026-03-01 10:00|theft,\"bike\n", "C-%d|2026-03-01 10:00|");

    Draft draft = Drafter.of(file, Known.projection(null));

    assertThat(draft.shape().separator()).isEqualTo('|');
    assertThat(draft.faults()).noneMatch(fault -> fault.name().equals("record_misshapen"));
  }

  @Test
  void aQuoteWithoutEndIsRefusedWithAdvice() throws IOException {
    Path file =
        longFile(
            "case_no,occurred,note\nC-0,2026-03-01 10:00,theft\nC-1,2026-03-01 10:00,\"theft\n",
            "C-%d,2026-03-01 10:00,");

    assertThatThrownBy(() -> Drafter.of(file, Known.projection(null)))
        .isInstanceOf(CannotDraft.class)
        .hasMessage(
            "Cannot draft from dump.csv: the record at byte 49 has no end within 16 MB, most likely because a quote is opened there and never closed. Look at that place; a quote inside a quoted field must stand twice. Mend or cut the file and try again; nothing was written.");
  }

  /** Records with a long text at their end, somewhat more than the longest record that is read. */
  private Path longFile(String start, String record) throws IOException {
    String note = "x".repeat(16 * 1024) + "\n";
    Path file = folder.resolve("dump.csv");
    try (BufferedWriter text = Files.newBufferedWriter(file)) {
      text.write(start);
      for (int i = 2; i < LONGEST_RECORD / note.length() + 100; i++) {
        text.write(record.formatted(i) + note);
      }
    }
    return file;
  }

  @Test
  void aFileWithTooManyFieldsIsRefused() throws IOException {
    String header = columns(1200, "c");
    String text = header + (columns(1200, "") + columns(1200, "1")).repeat(3);
    Path file = Files.writeString(folder.resolve("dump.csv"), text);

    assertThatThrownBy(() -> Drafter.of(file, Known.projection(null)))
        .isInstanceOf(CannotDraft.class)
        .hasMessage(
            "Cannot draft from dump.csv: its records have more than 1000 fields, and a draft takes at most 1000. Export fewer columns; nothing was written.");
  }

  @Test
  void aFileWithAsManyFieldsAsAllowedIsDrafted() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("dump.csv"), columns(1000, "case ") + columns(1000, "").repeat(3));

    assertThat(Drafter.of(file, Known.projection(null)).faults())
        .noneMatch(fault -> fault.name().equals("record_misshapen"));
  }

  private static String columns(int count, String before) {
    return IntStream.range(0, count).mapToObj(i -> before + i).collect(Collectors.joining(","))
        + "\n";
  }

  /** Tests have a heap of 2 GB, the launcher gives 3. */
  @Test
  @Tag("slow")
  void aFileOf250MegabytesInThirtyColumnsIsDraftedInTheLaunchersHeap() throws IOException {
    Path file = folder.resolve("dump.csv");
    int records = 0;
    long bytes = 0;
    try (BufferedWriter text = Files.newBufferedWriter(file)) {
      text.write("case_no," + columns(29, "c"));
      while (bytes < 250_000_000) {
        String record = record(records++);
        text.write(record);
        bytes += record.length();
      }
    }

    Draft draft = Drafter.of(file, Known.projection(null));

    assertThat(draft.records()).isEqualTo(records);
    assertThat(draft.isWhole()).isTrue();
    assertThat(DraftedFile.finding(draft, "case_no").reason())
        .isEqualTo("filled and different in each of %d records".formatted(records));
  }

  /** Thirty fields of seven digits or fewer; every second one is another in each record. */
  private static String record(int number) {
    return IntStream.range(0, 30)
            .map(column -> column % 2 == 0 ? 1_000_000 + number : column)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(","))
        + "\n";
  }
}
