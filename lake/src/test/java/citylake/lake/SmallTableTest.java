package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallTableTest {
  @Test
  void rowsComeBackAsTheyWereWritten(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      Table table = lake.catalog().load(Releases.TABLE);
      Map<String, Object> full = row(7L, 6L);
      Map<String, Object> first = row(1L, null);

      table.newFastAppend().appendFile(SmallTable.write(table, List.of(full, first))).commit();

      assertThat(SmallTable.rows(table, table.currentSnapshot().snapshotId()))
          .containsExactlyInAnyOrder(full, first);
    }
  }

  @Test
  void rowsAreThoseOfTheSnapshotAskedFor(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      long one = lake.write(SmallLake.CRIME, 1);
      lake.write(SmallLake.CRIME, 2);

      assertThat(SmallTable.rows(lake.catalog().load(SmallLake.CRIME), one))
          .containsExactly(Map.of("version", 1L));
    }
  }

  @Test
  void diaryOfATableThatIsNotThereIsEmpty(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      OpsLog log = new OpsLog(lake.catalog(), "n1");

      assertThat(log.rows(citylake.ddl.Tables.OPS_RUN)).isEmpty();
      assertThat(log.nextAttempt()).isEqualTo(1);
    }
  }

  private static Map<String, Object> row(Long number, Long parent) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("release_no", number);
    row.put("parent_release_no", parent);
    row.put("night", SmallLake.NIGHT);
    row.put("run", "n20260701");
    row.put("kind", "night");
    row.put("released_at", OffsetDateTime.of(2026, 7, 1, 1, 0, 0, 123_456_000, ZoneOffset.UTC));
    row.put(
        "tables",
        List.of(
            Map.of(
                "table", "raw.record", "snapshot_id", 5L, "schema_id", 0, "contract_hash", "h")));
    return row;
  }
}
