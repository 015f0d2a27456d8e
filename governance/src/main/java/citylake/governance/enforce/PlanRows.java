package citylake.governance.enforce;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;

/** From plans to rows and back; only Spark's classic sessions know plans. */
final class PlanRows {
  private PlanRows() {}

  /** Analyses a plan by the rules of the session. */
  static Dataset<Row> of(SparkSession session, LogicalPlan plan) {
    return org.apache.spark.sql.classic.Dataset.ofRows(session, plan);
  }

  /** The plan as analysed. */
  static LogicalPlan plan(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed();
  }
}
