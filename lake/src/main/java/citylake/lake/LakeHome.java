package citylake.lake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a lake lies.
 *
 * @param warehouse folder of the tables' files, on any file system that Hadoop knows ({@code
 *     /data/lake}, {@code hdfs://..})
 * @param catalogUri JDBC address of the catalog; SQLite in the lake's own folder unless set
 * @param local folder on this machine for the lock, the landing area and the logs
 * @param properties further catalog properties, e.g. {@code io-impl}
 */
public record LakeHome(
    String warehouse, String catalogUri, Path local, Map<String, String> properties) {

  /** A lake in one local folder: files, catalog, lock and landing side by side. */
  public static LakeHome in(Path folder) {
    Path home = folder.toAbsolutePath().normalize();
    return new LakeHome(
        home.resolve("warehouse").toString(), sqlite(home.resolve("catalog.db")), home, Map.of());
  }

  public LakeHome with(String property, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new LakeHome(warehouse, catalogUri, local, Map.copyOf(more));
  }

  public Path landing() {
    return local.resolve("landing");
  }

  /** The properties by which Iceberg opens this lake's catalog, the same for Java and for Spark. */
  public Map<String, String> catalogProperties() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("type", "jdbc");
    all.put("uri", catalogUri);
    all.put("warehouse", warehouse);
    // V1 also keeps views; V0 tables cannot be changed later.
    all.put("jdbc.schema-version", "V1");
    // One pooled connection: SQLite has one writer at a time, and waiting here is cheaper than in
    // the file lock.
    all.put("clients", "1");
    // A cached table would hide what another process has released.
    all.put("cache-enabled", "false");
    // Hadoop's thousand settings would be copied for each file that is opened.
    if (LocalTableFiles.areThoseOf(warehouse)) {
      all.put("io-impl", LocalTableFiles.class.getName());
    }
    all.putAll(properties);
    return all;
  }

  /**
   * Write-ahead log, so readers never wait for the writer; and patience instead of "database is
   * locked".
   */
  private static String sqlite(Path file) {
    return "jdbc:sqlite:" + file + "?journal_mode=WAL&busy_timeout=60000&synchronous=FULL";
  }
}
