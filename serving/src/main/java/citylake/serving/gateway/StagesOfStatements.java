package citylake.serving.gateway;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The stages that Spark has begun for each statement, told beforehand: Spark's own list is made
 * anew for each question, for which there is no room when the memory ends.
 */
final class StagesOfStatements extends SparkListener {
  /** More than there are at work at once; a task of an older one has long ended. */
  private static final int MOST = 1_000;

  private static final String GROUP = "spark.jobGroup.id";

  private final Map<String, Set<Integer>> stages =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Set<Integer>> eldest) {
              return size() > MOST;
            }
          });

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    String statement = job.properties() == null ? null : job.properties().getProperty(GROUP);
    if (statement != null) {
      Set<Integer> own = stages.computeIfAbsent(statement, any -> ConcurrentHashMap.newKeySet());
      for (StageInfo stage : CollectionConverters.asJava(job.stageInfos())) {
        own.add(stage.stageId());
      }
    }
  }

  Set<Integer> of(String statement) {
    return stages.getOrDefault(statement, Set.of());
  }
}
