package citylake.benchmarks;

import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Concerned;
import citylake.governance.gate.StatementGate;
import citylake.governance.gate.VisibleTable;
import citylake.lake.LakeCatalog;
import citylake.lake.ReleasedSession;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A gate that lets everything through: the same release, catalog and settings as under the policy,
 * and no rule. For one statement at a time.
 */
final class OpenGate implements StatementGate {
  private final ReleasedSession session;

  OpenGate(SparkSession spark, LakeCatalog catalog) {
    session = ReleasedSession.open(ReleasedSession.root(spark, extensions -> {}), catalog);
  }

  @Override
  public Admission admit(Asker asker, String sql) {
    session.pin(null);
    Dataset<Row> rows = session.session().sql(sql);
    return new Admission() {
      @Override
      public Dataset<Row> rows() {
        return rows;
      }

      @Override
      public List<String> tables() {
        return List.of();
      }

      @Override
      public Concerned concerned() {
        return Concerned.NOBODY;
      }

      @Override
      public void recheck() {}

      @Override
      public void close() {
        session.unpin();
      }
    };
  }

  @Override
  public List<VisibleTable> visible(Asker asker) {
    return List.of();
  }

  @Override
  public Set<String> purposes() {
    return Set.of(PolicyCost.ANALYST.purpose());
  }

  @Override
  public void close() {}
}
