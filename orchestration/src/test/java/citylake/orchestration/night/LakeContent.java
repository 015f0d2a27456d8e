package citylake.orchestration.night;

import citylake.ddl.TableContracts;
import citylake.lake.ContentHash;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.lake.SparkSessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** What a lake's readers see, by content hash: the yardstick of "the same result". */
public final class LakeContent {
  private LakeContent() {}

  /** Content hash of every released table, without what its contract leaves out. */
  public static Map<String, String> of(Path lake, SparkSession session) throws IOException {
    LakeHome home = LakeHome.in(lake);
    Map<String, String> hashes = new TreeMap<>();
    try (LakeCatalog catalog = LakeCatalog.open(home)) {
      ReleasedReader reader = new ReleasedReader(SparkSessions.beside(session, home), catalog);
      for (Release.ReleasedTable table : new Releases(catalog).current().orElseThrow().tables()) {
        List<String> excluded = TableContracts.of(table.table()).contentHashExcludes();
        hashes.put(
            table.table().toString(),
            reader.query(
                "SELECT * FROM lake." + table.table(), rows -> ContentHash.of(rows, excluded)));
      }
    }
    return hashes;
  }

  /** Numbers of the lake's releases, newest first. */
  public static List<Long> releases(Path lake) throws IOException {
    try (LakeCatalog catalog = LakeCatalog.open(LakeHome.in(lake))) {
      return new Releases(catalog).all().stream().map(Release::number).toList();
    }
  }
}
