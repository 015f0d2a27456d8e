package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpsLogTest {
  @Test
  void rowsThatAreTakenOutAreGoneAndTheOthersStay(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      OpsLog log = new OpsLog(lake.catalog(), "test");
      log.append(SmallLake.CRIME, List.of(version(1), version(2)));
      log.append(SmallLake.CRIME, List.of(version(3)));
      log.append(SmallLake.CRIME, List.of(version(4)));

      log.remove(SmallLake.CRIME, row -> row.equals(version(2)) || row.equals(version(3)));

      assertThat(log.rows(SmallLake.CRIME)).containsExactlyInAnyOrder(version(1), version(4));
    }
  }

  @Test
  void whereNothingIsTakenOutNothingIsWritten(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      OpsLog log = new OpsLog(lake.catalog(), "test");
      log.append(SmallLake.CRIME, List.of(version(1)));
      var before = log.head(SmallLake.CRIME);

      log.remove(SmallLake.CRIME, row -> row.equals(version(2)));

      assertThat(log.head(SmallLake.CRIME)).isEqualTo(before);
    }
  }

  private static Map<String, Object> version(long number) {
    return Map.of("version", number);
  }
}
