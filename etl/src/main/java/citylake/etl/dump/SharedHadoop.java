package citylake.etl.dump;

import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.reflect.ClassTag$;

/**
 * The file systems' settings of the application that reads, sent to each executor once.
 *
 * <p>A night over sixteen cities reads three hundred dumps in one job. Where each dump carried the
 * settings, a task was 29 MB, and unpacking it took a core a second, three hundred times.
 */
final class SharedHadoop {
  private static SparkContext owner;
  private static Broadcast<SerializableConfiguration> settings;

  private SharedHadoop() {}

  static synchronized Broadcast<SerializableConfiguration> of(SparkContext context) {
    if (owner != context) {
      settings =
          context.broadcast(
              new SerializableConfiguration(context.hadoopConfiguration()),
              ClassTag$.MODULE$.apply(SerializableConfiguration.class));
      owner = context;
    }
    return settings;
  }
}
