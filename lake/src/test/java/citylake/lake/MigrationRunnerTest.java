package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.Migration;
import citylake.ddl.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.catalog.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRunnerTest {
  private static final Namespace OPS = Namespace.of("ops");
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

  @Test
  void lakeOfNewerBuildIsRefusedAndUnchanged(@TempDir Path folder) throws IOException {
    int known = Migrations.all().size();
    Map<String, String> before;
    try (SmallLake lake = SmallLake.in(folder)) {
      lake.catalog().setNamespaceProperty(OPS, "citylake.migration.99", "0123");
      before = lake.catalog().namespaceProperties(OPS);
      String refusal =
          "Cannot open the lake %s: a newer build has changed its tables. Namespace ops bears the mark of migration 99, and this build knows migrations up to %d. Nothing was changed. Update this build, or name another lake with --lake."
              .formatted(folder, known);

      assertThatThrownBy(() -> LakeCatalog.open(lake.catalog().home()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(refusal);
      // Also for a process that had the lake open before.
      assertThatThrownBy(() -> new MigrationRunner(lake.catalog()).pending()).hasMessage(refusal);
      assertThat(lake.catalog().namespaceProperties(OPS)).isEqualTo(before);
    }
  }

  private static void applied(SmallLake lake, String hash) {
    lake.catalog().setNamespaceProperty(OPS, "citylake.migration." + FIRST.number(), hash);
  }
}
