package citylake.serving.planted;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Breaks the house rules on purpose: writes a table, prints, and encodes a class as a bean. */
public final class PlantedInServing {
  private PlantedInServing() {}

  public static void write(Dataset<Row> rows) throws Exception {
    System.out.println(Encoders.bean(PlantedInServing.class).schema());
    rows.writeTo("lake.raw.event").append();
  }
}
