package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopConfigurable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTableFilesTest {
  /** Hadoop's own settings alone are forty times as many. */
  private static final int FEW = 20;

  @TempDir Path folder;

  @Test
  void tablesOfALocalLakeAreWrittenAndReadWithFewSettings() throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      lake.write(SmallLake.CRIME, 7);
      Table crime = lake.catalog().load(SmallLake.CRIME);

      assertThat(crime.io()).isInstanceOf(LocalTableFiles.class);
      assertThat(((HadoopConfigurable) crime.io()).getConf().size()).isLessThan(FEW);
      assertThat(SmallTable.rows(crime, crime.currentSnapshot().snapshotId()))
          .isEqualTo(List.of(Map.of("version", 7L)));
    }
  }

  @Test
  void aTableThatTasksWorkOnIsAFewKilobytes() throws IOException {
    try (SmallLake lake = SmallLake.in(folder);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(sent)) {
      out.writeObject(SerializableTable.copyOf(lake.catalog().load(SmallLake.CRIME)));

      assertThat(sent.size()).isLessThan(10_000);
    }
  }

  @Test
  void aLakeThatLiesElsewhereKeepsAllOfHadoopsSettings() {
    LakeHome here = LakeHome.in(folder);

    assertThat(here.catalogProperties()).containsEntry("io-impl", LocalTableFiles.class.getName());
    assertThat(at("file:///data/lake").catalogProperties()).containsKey("io-impl");
    assertThat(at("hdfs://name:9820/lake").catalogProperties()).doesNotContainKey("io-impl");
    assertThat(at("s3a://bucket/lake").catalogProperties()).doesNotContainKey("io-impl");
    assertThat(here.with("io-impl", "another").catalogProperties())
        .containsEntry("io-impl", "another");
  }

  private LakeHome at(String warehouse) {
    return new LakeHome(warehouse, "jdbc:sqlite::memory:", folder, Map.of());
  }
}
