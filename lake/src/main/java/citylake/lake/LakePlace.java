package citylake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Whether a lake lies where it was made.
 *
 * <p>The catalog, the tables' metadata and their manifests name every file by its whole path. So a
 * copy would write into the lake that it was copied from, and a lake that was moved finds no file.
 * A link at the old place mends the latter: places are compared as the links lead.
 *
 * <p>Only lakes whose catalog is a file beside a warehouse on this machine's disks are looked at:
 * others are not copied together with their catalog.
 */
final class LakePlace {
  /** A file of metadata lies in {@code warehouse/layer/table/metadata} of the lake's folder. */
  private static final int LEVELS_TO_HOME = 5;

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String FILE_SCHEME = "file:";

  private final LakeHome home;

  LakePlace(LakeHome home) {
    this.home = home;
  }

  /**
   * Asks the catalog alone: the tables of a lake that was moved cannot be loaded.
   *
   * @throws SQLException when the catalog cannot be read
   * @throws IllegalStateException when a table's files lie outside this lake's warehouse
   */
  void refuseElsewhere() throws SQLException {
    if (!home.catalogUri().startsWith(SQLITE) || !isLocal(home.warehouse())) {
      return;
    }
    Path warehouse = real(local(home.warehouse()));
    try (Connection connection = DriverManager.getConnection(home.catalogUri());
        PreparedStatement tables =
            connection.prepareStatement(
                "SELECT table_namespace || '.' || table_name, metadata_location FROM iceberg_tables"
                    + " WHERE catalog_name = ? AND metadata_location IS NOT NULL ORDER BY 1")) {
      tables.setString(1, LakeCatalog.NAME);
      try (ResultSet rows = tables.executeQuery()) {
        while (rows.next()) {
          String metadata = rows.getString(2);
          if (!isLocal(metadata) || !real(local(metadata)).startsWith(warehouse)) {
            throw new IllegalStateException(elsewhere(rows.getString(1), metadata));
          }
        }
      }
    }
  }

  private String elsewhere(String table, String metadata) {
    Path lies = home.local();
    Path made = isLocal(metadata) ? homeOf(local(metadata)) : Path.of(metadata);
    String todo =
        Files.exists(made)
            ? "%s is there still: if it is the lake, this is a copy; work on that one with --lake %s. To go back to the copy, move that one away and the copy to its place."
                .formatted(made, made)
            : "Move it back, or let its old place lead here and name that one: ln -s %s %s"
                .formatted(lies, made);
    return "Cannot open the lake %s: it was made at %s and lies at another place now, but its tables name their files by their whole paths (the first is %s). Nothing was read or written, here or there. %s"
        .formatted(lies, made, table, todo);
  }

  private static Path homeOf(Path metadata) {
    Path folder = metadata;
    for (int level = 0; level < LEVELS_TO_HOME && folder.getParent() != null; level++) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static boolean isLocal(String place) {
    return place.startsWith(FILE_SCHEME) || !place.contains("://");
  }

  private static Path local(String place) {
    return Path.of(place.startsWith(FILE_SCHEME) ? place.substring(FILE_SCHEME.length()) : place)
        .normalize();
  }

  /** As links lead; of what is not there, the part that is. */
  private static Path real(Path path) {
    Path there = path;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return path;
    }
    try {
      return there.toRealPath().resolve(there.relativize(path)).normalize();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to find out where %s leads".formatted(there), e);
    }
  }
}
