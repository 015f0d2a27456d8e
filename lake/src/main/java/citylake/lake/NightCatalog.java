package citylake.lake;

import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's view of the lake for the night itself: every table as it is, branches included.
 *
 * <p>Iceberg's JDBC catalog keys its rows by catalog name, so this one says {@code lake} whatever
 * Spark calls it.
 */
public final class NightCatalog extends SparkCatalog {
  @Override
  protected Catalog buildIcebergCatalog(String name, CaseInsensitiveStringMap options) {
    return super.buildIcebergCatalog(LakeCatalog.NAME, options);
  }
}
