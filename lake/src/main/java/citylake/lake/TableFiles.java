package citylake.lake;

import citylake.ddl.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Every file below a table's folder, and those that the table's metadata names. */
final class TableFiles {
  private final Table table;
  private final Map<String, FileInfo> there = new LinkedHashMap<>();

  private TableFiles(Table table) {
    this.table = table;
    ((SupportsPrefixOperations) table.io())
        .listPrefix(table.location())
        .forEach(file -> there.put(path(file.location()), file));
  }

  static TableFiles of(Table table) {
    table.refresh();
    return new TableFiles(table);
  }

  /** How large the table is on disk, and what it remembers. */
  TableState state(TableName name) {
    long bytes = there.values().stream().mapToLong(FileInfo::size).sum();
    int tags = (int) table.refs().values().stream().filter(SnapshotRef::isTag).count();
    int snapshots = 0;
    for (Snapshot ignored : table.snapshots()) {
      snapshots++;
    }
    return new TableState(name, there.size(), bytes, dataFiles(), snapshots, tags);
  }

  private int dataFiles() {
    Snapshot current = table.currentSnapshot();
    return current == null
        ? 0
        : Integer.parseInt(current.summary().getOrDefault("total-data-files", "0"));
  }

  /**
   * Files that nothing names any more and that have not changed since: those of writers that were
   * killed.
   *
   * @throws IllegalStateException when a file that the metadata names is not in the listing: then
   *     the two are written in different forms, and nothing may be judged by the comparison
   */
  Map<String, FileInfo> orphans(long olderThanMillis) {
    Set<String> named = named();
    for (String file : named) {
      if (file.startsWith(path(table.location()) + "/") && !there.containsKey(file)) {
        throw new IllegalStateException(
            "Cannot remove files of %s that nothing names: %s, which it names, is not found in its folder. Nothing was removed. Is the lake's folder whole, and is it named as it was when the table was made?"
                .formatted(table.name(), file));
      }
    }
    Map<String, FileInfo> orphans = new LinkedHashMap<>(there);
    orphans.keySet().removeAll(named);
    orphans.values().removeIf(file -> file.createdAtMillis() >= olderThanMillis);
    return orphans;
  }

  private Set<String> named() {
    Set<String> named = new HashSet<>();
    Set<String> manifests = new HashSet<>();
    // Old metadata files may have gone already; they need not be there.
    ReachableFileUtil.metadataFileLocations(table, false).stream()
        .map(TableFiles::path)
        .filter(there::containsKey)
        .forEach(named::add);
    ReachableFileUtil.manifestListLocations(table).forEach(file -> named.add(path(file)));
    ReachableFileUtil.statisticsFilesLocations(table).forEach(file -> named.add(path(file)));
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        if (manifests.add(manifest.path())) {
          named.add(path(manifest.path()));
          addFiles(manifest, named);
        }
      }
    }
    return named;
  }

  private void addFiles(ManifestFile manifest, Set<String> named) {
    try (CloseableIterable<String> files =
        ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
      files.forEach(file -> named.add(path(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + manifest.path(), e);
    }
  }

  /** Listings say {@code file:/..} where metadata says {@code /..}. */
  private static String path(String location) {
    return new org.apache.hadoop.fs.Path(location).toUri().getPath();
  }
}
