package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same deliveries after ten and after a hundred nights of history, with the upkeep that the
 * pages ask for each week. Times are printed, not judged: they are the machine's.
 */
@Tag("slow")
class HundredNightsIT {
  private static final LocalDate FIRST = LocalDate.parse("2019-01-02");
  private static final int CASES = 1_200;
  private static final int WEEK = 7;

  /** Files in one partition that a week of nights adds to those that compaction leaves. */
  private static final int FILES = 5 + 2 * WEEK;

  /** Manifests are brought into one from 17 on. */
  private static final int MANIFESTS = 17 + 3 * WEEK;

  @TempDir static Path folder;

  @Test
  void theSameDeliveryCostsAsMuchAfterAHundredNightsAsAfterTen() throws Exception {
    try (LongHistory hundred = after(100);
        LongHistory ten = after(10)) {
      long[] afterTen = new long[3];
      long[] afterHundred = new long[3];
      for (int i = 0; i < 3; i++) {
        afterTen[i] = delivered(ten, FIRST.plusDays(110 + i), i);
        afterHundred[i] = delivered(hundred, FIRST.plusDays(110 + i), i);
      }
      System.out.printf(
          "MEASURED a night of %d cases after 10 nights %d ms, after 100 nights %d ms, ratio %.2f (medians of 3)%n",
          CASES,
          median(afterTen),
          median(afterHundred),
          (double) median(afterHundred) / median(afterTen));
      assertThat(hundred.lab().released("SELECT count(*) FROM standard.incident").get(0).getLong(0))
          .isEqualTo(103L * CASES);
      filesStayFew(hundred);
    }
  }

  private static LongHistory after(int nights) {
    LongHistory history = new LongHistory(folder.resolve("after" + nights));
    for (int night = 0; night < nights; night++) {
      LocalDate date = FIRST.plusDays(night);
      // A case of each of the last days is corrected.
      int[] corrected =
          IntStream.rangeClosed(1, Math.min(night, 5))
              .map(back -> history.last() - back * CASES + 3 + back)
              .filter(number -> number > 0)
              .toArray();
      assertThat(history.night(date, CASES, corrected).status())
          .isEqualTo(NightResult.Status.RELEASED);
      if (night % WEEK == WEEK - 1) {
        history.maintain(date);
      }
    }
    return history;
  }

  /** New cases, and corrections of the first week; milliseconds of the night. */
  private static long delivered(LongHistory history, LocalDate date, int again) {
    Table incidents = history.incidents();
    List<DataFile> old = LongHistory.files(incidents, history.released(Tables.STANDARD_INCIDENT));
    int[] corrected = IntStream.range(0, 40).map(i -> 1 + again * 50 + i * 7).toArray();
    long start = System.nanoTime();
    NightResult night = history.night(date, CASES, corrected);
    long took = (System.nanoTime() - start) / 1_000_000;

    assertThat(night.status()).isEqualTo(NightResult.Status.RELEASED);
    incidents.refresh();
    List<DataFile> now = LongHistory.files(incidents, history.released(Tables.STANDARD_INCIDENT));
    String month = date.toString().substring(0, 7);
    List<DataFile> replaced = without(old, now);
    List<DataFile> written = without(now, old);
    assertThat(replaced).allMatch(file -> LongHistory.month(file).equals("2019-01"));
    assertThat(bytes(written.stream().filter(f -> !LongHistory.month(f).equals(month)).toList()))
        .as("bytes written of the month that holds the touched keys")
        .isLessThanOrEqualTo(bytes(replaced) * 12 / 10);
    assertThat(
            written.stream()
                .filter(file -> LongHistory.month(file).equals(month))
                .mapToLong(DataFile::recordCount)
                .sum())
        .isEqualTo(CASES);
    return took;
  }

  private static List<DataFile> without(List<DataFile> files, List<DataFile> others) {
    Set<String> known = others.stream().map(DataFile::location).collect(Collectors.toSet());
    return files.stream().filter(file -> !known.contains(file.location())).toList();
  }

  private static long bytes(List<DataFile> files) {
    return files.stream().mapToLong(DataFile::fileSizeInBytes).sum();
  }

  private static long median(long[] values) {
    return LongStream.of(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  private static void filesStayFew(LongHistory history) {
    for (TableName name : history.lab().catalog().tables()) {
      Table table = history.lab().catalog().load(name);
      if (table.currentSnapshot() == null) {
        continue;
      }
      long snapshot = table.currentSnapshot().snapshotId();
      List<DataFile> files = LongHistory.files(table, snapshot);
      long partitions = files.stream().map(file -> file.partition().toString()).distinct().count();
      assertThat(files.size())
          .as("data files of " + name)
          .isLessThanOrEqualTo((int) Math.max(1, partitions) * FILES);
      assertThat(table.snapshot(snapshot).allManifests(table.io()).size())
          .as("manifests of " + name)
          .isLessThanOrEqualTo(MANIFESTS);
    }
  }
}
