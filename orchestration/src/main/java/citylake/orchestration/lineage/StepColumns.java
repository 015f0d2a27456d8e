package citylake.orchestration.lineage;

import citylake.lineage.Step;
import citylake.lineage.column.ColumnLineage;
import citylake.lineage.column.DeclaredColumns;
import citylake.lineage.column.PlanColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where the columns of a step's output come from: as declared, else as the plan of its rows says.
 */
public final class StepColumns {
  private static final String RESOURCE = "/column-lineage.yaml";

  private StepColumns() {}

  /** What is declared of the step; empty where the plan says it all. */
  public static Optional<ColumnLineage> declared(Step step) {
    try (InputStream text = StepColumns.class.getResourceAsStream(RESOURCE)) {
      return new DeclaredColumns(new String(text.readAllBytes(), StandardCharsets.UTF_8))
          .of(step.name(), step.output());
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + RESOURCE, e);
    }
  }

  /**
   * @param rows that a computed step gives; empty for a step that is fed by deliveries
   */
  public static ColumnLineage of(Step step, Optional<Dataset<Row>> rows) {
    return declared(step).orElseGet(() -> rows.map(PlanColumns::of).orElse(ColumnLineage.NONE));
  }
}
