import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * Makes the JVM load the libraries' classes that a night needs, so that the launcher can keep them
 * in an archive. Uses libraries alone: the archive outlives every change of our own code.
 */
public final class WarmUp {
  public static void main(String[] arguments) throws NoSuchTableException {
    Path folder = Path.of(arguments[0]);
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .config(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
            .config("spark.sql.catalog.lake.type", "jdbc")
            .config("spark.sql.catalog.lake.uri", "jdbc:sqlite:" + folder.resolve("catalog.db"))
            .config("spark.sql.catalog.lake.jdbc.schema-version", "V1")
            .config("spark.sql.catalog.lake.warehouse", folder.resolve("warehouse").toString())
            .getOrCreate();
    session.sql("CREATE TABLE lake.raw.event (event_no BIGINT, text STRING) USING iceberg");
    session
        .range(1000)
        .selectExpr("id AS event_no", "cast(id AS string) AS text")
        .writeTo("lake.raw.event")
        .append();
    session.sql(
        "MERGE INTO lake.raw.event t USING (SELECT event_no, max(text) AS text FROM lake.raw.event GROUP BY event_no) s"
            + " ON t.event_no = s.event_no WHEN MATCHED THEN UPDATE SET text = s.text WHEN NOT MATCHED THEN INSERT *");
    session
        .sql("SELECT text, count(*) FROM lake.raw.event GROUP BY text ORDER BY 2 DESC LIMIT 3")
        .collectAsList();
    session.stop();
  }
}
