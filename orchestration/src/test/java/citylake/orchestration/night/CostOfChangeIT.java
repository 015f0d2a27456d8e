package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the step that sets standard rows reads and writes: the files that hold a key of the night,
 * whatever lies beside them. Three months, one large delivery each; the third corrects February.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CostOfChangeIT {
  private static final int CASES = 55_000;
  private static final int[] OF_FEBRUARY = {CASES + 7, CASES + 11, 2 * CASES - 1};

  @TempDir static Path folder;
  private static LongHistory history;
  private static long before;
  private static NightResult third;

  @BeforeAll
  static void twoMonthsAndANightWithoutTheFilesOfTheFirst() {
    history = new LongHistory(folder);
    history.night(LocalDate.parse("2019-01-10"), CASES);
    history.night(LocalDate.parse("2019-02-10"), CASES);
    Table incidents = history.incidents();
    before = released();
    Map<Path, Path> aside = new LinkedHashMap<>();
    LongHistory.files(incidents, before).stream()
        .filter(file -> LongHistory.month(file).equals("2019-01"))
        .map(CostOfChangeIT::path)
        .forEach(file -> aside.put(file, file.resolveSibling(file.getFileName() + ".aside")));
    third =
        history.night(
            LocalDate.parse("2019-03-10"),
            desk -> {
              List<String> steps = StepDesk.names(history.sources());
              int set = steps.indexOf("standard_incident");
              aside.forEach(CostOfChangeIT::move);
              try {
                assertThatThrownBy(CostOfChangeIT::sumOfPlaces)
                    .hasMessageMatching(
                        "(?s)Failed to run the statement: the data file \\S+[.]parquet of the lake is not there[.].*");
                steps
                    .subList(0, set + 1)
                    .forEach(step -> assertThat(desk.run(step).isDone()).isTrue());
              } finally {
                aside.forEach((file, other) -> move(other, file));
              }
              return desk.run(StepDesk.WHOLE).result();
            },
            1_000,
            OF_FEBRUARY);
  }

  @AfterAll
  static void close() throws IOException {
    history.close();
  }

  @Test
  @Order(1)
  void aMonthThatNoKeyOfTheNightLiesInIsNotOpened() {
    assertThat(third.status()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(
            history
                .lab()
                .released(
                    "SELECT first_seen_month, count(*), count_if(hour(occurred_from_local) = 2) FROM standard.incident GROUP BY ALL ORDER BY 1"))
        .extracting(Row::toString)
        .containsExactly("[2019-01,55000,0]", "[2019-02,55000,3]", "[2019-03,1000,0]");
  }

  @Test
  @Order(2)
  void filesOfOtherMonthsStayAndNoMoreIsWrittenThanTheFilesOfTouchedKeysAndNewRows() {
    Table incidents = history.incidents();
    List<DataFile> old = LongHistory.files(incidents, before);
    List<DataFile> now = LongHistory.files(incidents, released());
    Set<String> kept = now.stream().map(DataFile::location).collect(Collectors.toSet());
    List<DataFile> replaced = old.stream().filter(file -> !kept.contains(file.location())).toList();
    Set<String> known = old.stream().map(DataFile::location).collect(Collectors.toSet());
    List<DataFile> written = now.stream().filter(file -> !known.contains(file.location())).toList();

    assertThat(replaced).isNotEmpty().allMatch(file -> LongHistory.month(file).equals("2019-02"));
    assertThat(bytes(written, "2019-02")).isLessThanOrEqualTo(bytes(replaced, "2019-02") * 12 / 10);
    assertThat(rows(written)).isEqualTo(rows(replaced) + 1_000);
  }

  private static long bytes(List<DataFile> files, String month) {
    return files.stream()
        .filter(file -> LongHistory.month(file).equals(month))
        .mapToLong(DataFile::fileSizeInBytes)
        .sum();
  }

  private static long rows(List<DataFile> files) {
    return files.stream().mapToLong(DataFile::recordCount).sum();
  }

  private static List<Row> sumOfPlaces() {
    return history.lab().released("SELECT sum(lon), max(incident_no) FROM standard.incident");
  }

  private static long released() {
    return history.released(Tables.STANDARD_INCIDENT);
  }

  private static Path path(DataFile file) {
    String location = file.location();
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
  }

  private static void move(Path file, Path to) {
    try {
      Files.move(file, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
