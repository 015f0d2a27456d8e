package citylake.orchestration.flow;

import citylake.ddl.TableName;
import citylake.etl.standard.StandardKind;
import citylake.lineage.ComputedStep;
import citylake.lineage.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Tables of the lake → a published table, by one SELECT that an analyst can review.
 *
 * @param kinds whose rows the SELECT may count, see {@link StandingSelect}
 * @param session reads the inputs by their names while the step runs
 * @param values named parameters of the SELECT; they never become part of its text
 */
record PublishStep(
    TableName output,
    List<TableName> inputs,
    List<StandardKind> kinds,
    int version,
    SparkSession session,
    Map<String, Object> values)
    implements ComputedStep {

  PublishStep(
      TableName output,
      List<TableName> inputs,
      int version,
      SparkSession session,
      Map<String, Object> values) {
    this(output, inputs, List.of(), version, session, values);
  }

  @Override
  public String name() {
    return "publish_" + output.table();
  }

  @Override
  public Writes writes() {
    return Writes.REPLACE;
  }

  @Override
  public String definition() {
    return text() + new java.util.TreeMap<>(values);
  }

  @Override
  public Dataset<Row> apply(Inputs tables) {
    return session.sql(text(), values);
  }

  @Override
  public Optional<String> sql() {
    return Optional.of(text());
  }

  private String text() {
    String resource = "/published/" + output.table() + ".sql";
    try (InputStream text = PublishStep.class.getResourceAsStream(resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\n" + StandingSelect.PLACEHOLDER, "\n" + StandingSelect.of(kinds));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + resource, e);
    }
  }
}
