package citylake.serving.planted;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Breaks the house rules on purpose: writes a table, prints, encodes a class as a bean, works on
 * the common pool, and takes Hadoop's own settings.
 */
public final class PlantedInServing {
  private PlantedInServing() {}

  public static void write(Dataset<Row> rows) throws Exception {
    new Configuration().reloadConfiguration();
    System.out.println(Encoders.bean(PlantedInServing.class).schema());
    rows.writeTo("lake.raw.event").append();
    List.of(rows).parallelStream().forEach(Dataset::show);
  }
}
