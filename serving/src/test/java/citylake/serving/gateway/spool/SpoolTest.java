package citylake.serving.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.gateway.wire.ResultColumn;
import citylake.serving.gateway.wire.SqlType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final ResultLimit LARGE = new ResultLimit(1_000_000, 1L << 30);
  private static final List<ResultColumn> COLUMNS =
      List.of(ResultColumn.of("name", SqlType.STRING), ResultColumn.of("number", SqlType.BIGINT));

  @TempDir Path folder;

  private static SpooledRows spooled(Spool spool, int rows) throws Exception {
    try (SpoolWriter out = spool.begin(COLUMNS, LARGE)) {
      for (long i = 0; i < rows; i++) {
        out.add(new Object[] {i % 3 == 0 ? null : "Li Si " + i, i});
      }
      return out.finish();
    }
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList().get(0);
    }
  }

  @Test
  void rowsComeBackInTheirOrder() throws Exception {
    SpooledRows result = spooled(Spool.in(folder, 1L << 30), 2_500);
    List<Object[]> back = new ArrayList<>();
    for (ResultRows.Page page = result.next(300); !page.rows().isEmpty(); page = result.next(300)) {
      assertThat(page.start()).isEqualTo(back.size());
      back.addAll(page.rows());
    }

    assertThat(back).hasSize(2_500);
    assertThat(back.get(0)).containsExactly(null, 0L);
    assertThat(back.get(2_499)).containsExactly(null, 2_499L);
    assertThat(back.get(2_498)).containsExactly("Li Si 2498", 2_498L);
  }

  @Test
  void nothingOfARowCanBeReadInTheFileAndNobodyElseMayOpenIt() throws Exception {
    spooled(Spool.in(folder, 1L << 30), 1_000);

    String bytes = Files.readString(onlyFile(), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("Li Si").hasSizeGreaterThan(10_000);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void changedFileIsNotTakenForTheResult() throws Exception {
    SpooledRows result = spooled(Spool.in(folder, 1L << 30), 1_000);
    byte[] bytes = Files.readAllBytes(onlyFile());
    bytes[500] ^= 1;
    Files.write(onlyFile(), bytes, StandardOpenOption.WRITE);

    assertThatThrownBy(() -> result.next(1))
        .hasMessage(
            "Cannot read a result that was spooled: its file has been changed. Nothing of it was given; ask again.");
  }

  @Test
  void filesGoWhenTheyAreClosedOrNotFinishedAndWhenTheSpoolIsOpenedAgain() throws Exception {
    Spool spool = Spool.in(folder, 1L << 30);
    SpooledRows result = spooled(spool, 1_000);
    assertThat(spool.bytes()).isPositive();
    result.close();
    result.close();
    assertThat(folder).isEmptyDirectory();
    assertThat(spool.bytes()).isZero();

    try (SpoolWriter unfinished = spool.begin(COLUMNS, LARGE)) {
      unfinished.add(new Object[] {"x", 1L});
    }
    assertThat(folder).isEmptyDirectory();

    spooled(spool, 10);
    Spool.in(folder, 1L << 30);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aResultThatIsGivenUpWhileItIsReadSaysSo() throws Exception {
    SpooledRows result = spooled(Spool.in(folder, 1L << 30), 1_000);
    result.next(10);
    result.close();

    assertThatThrownBy(() -> result.next(10))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot give rows of a result that has been given up.");
  }

  @Test
  void oneRowMayNotFillAMessageAlone() {
    Spool spool = Spool.in(folder, 1L << 30);
    assertThatThrownBy(
            () -> {
              try (SpoolWriter out = spool.begin(COLUMNS, LARGE)) {
                out.add(new Object[] {"x".repeat(9 << 20), 1L});
              }
            })
        .hasMessageStartingWith("Cannot give so large a result: it has more than 8 MiB in one row");
    assertThat(folder).isEmptyDirectory();
  }
}
