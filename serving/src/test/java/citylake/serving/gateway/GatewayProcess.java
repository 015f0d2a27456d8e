package citylake.serving.gateway;

import citylake.governance.enforce.GovernedSql;
import citylake.lake.LakeHome;
import citylake.lake.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A gateway in a process of its own, to be killed: says its port in a file. */
final class GatewayProcess {
  private GatewayProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    LakeHome home = LakeHome.in(folder.resolve("lake"));
    SparkSession spark =
        SparkSessions.serving(home, "local[2]", Files.createDirectories(folder.resolve("scratch")));
    ReleasedLake lake = ReleasedLake.in(folder.resolve("lake"), spark, SparkSessions.NIGHT);
    GatewayLab lab =
        new GatewayLab(
            folder,
            new GovernedSql(spark, lake.catalog(), new PublicColumns()),
            spark,
            GatewayLimits.USUAL);
    Path port = folder.resolve("port.part");
    Files.writeString(port, String.valueOf(lab.address().port()));
    Files.move(port, folder.resolve("port"));
    Thread.currentThread().join();
  }
}
