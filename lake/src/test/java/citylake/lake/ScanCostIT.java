package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A table that has grown by a small file a night is read by few tasks, not one for four files. */
class ScanCostIT {
  private static final int FILES = 100;

  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static SmallLake lake;

  @BeforeAll
  static void aRowInEachOfManyFiles(@TempDir Path folder) throws IOException {
    lake = SmallLake.in(folder);
    Table crime = lake.catalog().load(SmallLake.CRIME);
    lake.write(SmallLake.CRIME, 1);
    var append = crime.newFastAppend();
    for (long version = 2; version <= FILES; version++) {
      append.appendFile(SmallTable.write(crime, List.of(Map.of("version", version))));
    }
    append.commit();
    lake.write(SmallLake.TRAFFIC, 1);
    lake.releases().commit(lake.prepare(1, "n1"));
  }

  @AfterAll
  static void close() throws IOException {
    lake.close();
  }

  @Test
  void byANight() {
    Optional<Release> current = lake.releases().current();
    NightTables tables =
        new NightTables(
            lake.catalog(),
            SparkSessions.beside(spark.session(), lake.catalog().home()),
            current,
            "n2");

    assertIsReadByFewTasks(tables.read(SmallLake.CRIME));
  }

  @Test
  void byAReader() {
    new ReleasedReader(spark.session(), lake.catalog())
        .query(
            "SELECT * FROM derived.crime_version",
            rows -> {
              assertIsReadByFewTasks(rows);
              return null;
            });
  }

  private static void assertIsReadByFewTasks(Dataset<Row> rows) {
    assertThat(rows.count()).isEqualTo(FILES);
    assertThat(rows.rdd().getNumPartitions()).isLessThanOrEqualTo(2);
  }
}
