package citylake.serving.gateway;

import citylake.governance.enforce.GovernedSql;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A gateway in a process of its own, to be killed and started again on the same lake and log: says
 * its port in a file.
 */
final class GatewayProcess {
  private GatewayProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    SparkSession spark =
        SparkSessions.serving(home, "local[2]", Files.createDirectories(folder.resolve("scratch")));
    GatewayLab lab =
        new GatewayLab(
            folder,
            new GovernedSql(
                spark, lake(folder.resolve("lake"), spark).catalog(), new PublicColumns()),
            spark,
            GatewayLimits.USUAL,
            null,
            new GatewayLab.OnePassword(),
            new SeparateLog(folder).heads());
    StartedGateway.say(folder, lab);
    Thread.currentThread().join();
  }

  private static ReleasedLake lake(Path folder, SparkSession spark) {
    return Files.exists(folder.resolve("catalog.db"))
        ? ReleasedLake.again(folder)
        : ReleasedLake.in(folder, spark, SparkSessions.NIGHT);
  }
}
