package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.lake.ContentHash;
import citylake.lake.ReleasedReader;
import citylake.lineage.Step;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * What each version of each step makes of the sample province's two nights. A fingerprint says
 * "done" as long as a step's version stays; so a step whose output changes needs a new version, or
 * lakes would keep the old rows for ever.
 */
final class GoldenSteps {
  private static final Path FILE =
      SharedData.projectRoot().resolve("orchestration/src/test/golden/steps.txt");

  /** They tell of files and runs, which differ from machine to machine. */
  private static final Set<TableName> DIARY =
      Set.of(Tables.OPS_DELIVERY, Tables.PUBLISHED_FRESHNESS, Tables.PUBLISHED_SCORE_CARD);

  /** Columns that carry a delivery's name, and with it the hash of a zipped file. */
  private static final List<String> JOURNEY = List.of("delivery", "retracted_in", "_row");

  private GoldenSteps() {}

  static void check(ReleasedReader reader, List<Source> sources) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Step step : NightSteps.flow(sources, LocalDate.EPOCH, null).inOrder()) {
      if (!DIARY.contains(step.output())) {
        String hash = reader.query("SELECT * FROM " + step.output(), GoldenSteps::hash);
        lines.add("%s v%d %s".formatted(step.name(), step.version(), hash));
      }
    }
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, lines);
    }
    assertThat(lines)
        .as(
            "Steps whose output changed need a new version() first, then UPDATE_GOLDEN=1; %s",
            FILE.getFileName())
        .containsExactlyElementsOf(Files.readAllLines(FILE));
  }

  /** Nine digits: the last bits of a double are the machine's. */
  private static String hash(Dataset<Row> rows) {
    return ContentHash.of(
        rows.select(
            Arrays.stream(rows.schema().fields())
                .filter(field -> !JOURNEY.contains(field.name()))
                .map(GoldenSteps::rounded)
                .toArray(Column[]::new)),
        List.of());
  }

  private static Column rounded(StructField field) {
    Column column = functions.col("`" + field.name() + "`");
    return field.dataType().equals(DataTypes.DoubleType)
        ? functions.round(column, 9).as(field.name())
        : column;
  }
}
