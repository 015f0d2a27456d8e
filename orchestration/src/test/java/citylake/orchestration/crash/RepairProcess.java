package citylake.orchestration.crash;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Releases;
import citylake.lake.SparkSessions;
import citylake.orchestration.quarantine.CannotDecide;
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.RefusedRecord;
import citylake.orchestration.quarantine.Repair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A person who repairs a record, in a process of their own: beside another, or meant to die. */
public final class RepairProcess {
  private static final long MILLIS_BETWEEN_LOOKS = 5;

  private RepairProcess() {}

  /**
   * @param args folder of the lake, of the sources; delivery and number of the record; number of
   *     the case that it shall have; who; file to make when ready, file to wait for
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    LakeHome home = LakeHome.in(Path.of(args[0])).with("io-impl", KillingFileIO.class.getName());
    SparkSession session =
        SparkSessions.open(home, "local[2]", home.local().resolve("scratch-" + args[5]));
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      Quarantine quarantine =
          new Quarantine(catalog, session, new Releases(catalog).current().orElseThrow());
      RefusedRecord record = quarantine.records(Choice.of(args[2], Long.parseLong(args[3]))).get(0);
      Source source =
          Sources.loadOnly(List.of(Path.of(args[1]))).named(record.source()).orElseThrow();
      Repair repair =
          Repair.setting(quarantine, record, source, Map.of("ajbh", args[4], "zmxh", "1"));
      Files.createFile(Path.of(args[6]));
      while (!Files.exists(Path.of(args[7]))) {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
      System.out.println(
          "written: "
              + repair
                  .record(new DecisionBook(catalog), args[5], "paper file", Clock.systemUTC())
                  .isPresent());
    } catch (CannotDecide e) {
      System.out.println("told: " + e.getMessage());
    }
  }
}
