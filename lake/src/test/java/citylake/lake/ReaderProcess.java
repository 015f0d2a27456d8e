package citylake.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A reader in a process of its own: joins the two version tables and says what it saw. */
public final class ReaderProcess {
  private static final String JOIN =
      "SELECT c.version, t.version FROM lake.derived.crime_version c FULL OUTER JOIN lake.derived.traffic_version t ON c.version = t.version";

  private ReaderProcess() {}

  /**
   * @param args folder of the lake, folder for scratch files, number of joins
   */
  public static void main(String[] args) throws IOException {
    LakeHome home = LakeHome.in(Path.of(args[0]));
    try (SparkSession session = SparkSessions.open(home, "local[1]", Path.of(args[1]));
        LakeCatalog catalog = LakeCatalog.open(home)) {
      ReleasedReader reader = new ReleasedReader(session, catalog);
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        List<Row> rows = reader.query(JOIN, found -> found.collectAsList());
        System.out.println("saw " + rows);
      }
    }
  }
}
