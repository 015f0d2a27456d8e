package citylake.orchestration.night;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation$;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;

/** Rows of a table that stands in no catalog, such as files that have been landed. */
final class TableRows {
  private TableRows() {}

  static Dataset<Row> of(SparkSession session, Table table) {
    DataSourceV2Relation relation =
        DataSourceV2Relation$.MODULE$.create(
            table,
            Option.empty(),
            Option.empty(),
            CaseInsensitiveStringMap.empty(),
            Option.empty());
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) session, relation);
  }
}
