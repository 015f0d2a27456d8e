package citylake.models.planted;

import java.time.Instant;
import org.apache.spark.sql.SparkSession;

/** Breaks the house rules on purpose: a model that opens a session and reads the clock. */
public final class PlantedInModels {
  private PlantedInModels() {}

  public static Instant opened() {
    SparkSession.builder().getOrCreate().stop();
    return Instant.now();
  }
}
