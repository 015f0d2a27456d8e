package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.Migration;
import citylake.ddl.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.catalog.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRunnerTest {
  private static final Migration FIRST = Migrations.all().get(0);

  @Test
  void newLakeLacksAllMigrations(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      assertThat(new MigrationRunner(lake.catalog()).pending()).isEqualTo(Migrations.all());
    }
  }

  @Test
  void appliedMigrationIsNotPending(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      applied(lake, FIRST.hash());

      assertThat(new MigrationRunner(lake.catalog()).pending())
          .isEqualTo(Migrations.all().subList(1, Migrations.all().size()));
    }
  }

  @Test
  void lakeOfAnotherFormOfTheProgramIsRefused(@TempDir Path folder) throws IOException {
    try (SmallLake lake = SmallLake.in(folder)) {
      applied(lake, "0123");

      assertThatThrownBy(() -> new MigrationRunner(lake.catalog()).pending())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Cannot open the lake %s: migration 1 (%s) was applied to it in another form. Its tables are unchanged; use the program that made it, or restore the migration's file."
                  .formatted(lake.catalog().home().warehouse(), FIRST.name()));
    }
  }

  private static void applied(SmallLake lake, String hash) {
    lake.catalog()
        .setNamespaceProperty(Namespace.of("ops"), "citylake.migration." + FIRST.number(), hash);
  }
}
