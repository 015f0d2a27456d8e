package citylake.serving.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The stages that Spark has begun for each statement, from its first job until nothing of it is at
 * work. Told beforehand: Spark's own list is made anew for each question, for which there is no
 * room when the memory ends.
 */
final class StagesOfStatements extends SparkListener {
  private static final String GROUP = "spark.jobGroup.id";

  private final Map<String, Set<Integer>> stages = new ConcurrentHashMap<>();

  void begin(String statement) {
    stages.put(statement, ConcurrentHashMap.newKeySet());
  }

  /** Nothing of it is at work any more. */
  void forget(String statement) {
    stages.remove(statement);
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    String statement = job.properties() == null ? null : job.properties().getProperty(GROUP);
    Set<Integer> own = statement == null ? null : stages.get(statement);
    if (own != null) {
      for (StageInfo stage : CollectionConverters.asJava(job.stageInfos())) {
        own.add(stage.stageId());
      }
    }
  }

  Set<Integer> of(String statement) {
    return stages.getOrDefault(statement, Set.of());
  }
}
