package citylake.orchestration.delivery;

import citylake.etl.source.Source;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists what lies in the folder of dumps: the files that a declared source claims, and those that
 * none does.
 */
public final class DumpListing {
  private final Path root;
  private final FileSystem files;
  private final DanglingLinks dangling;

  public DumpListing(String dumpRoot) {
    try {
      this.files = FileSystem.get(new Path(dumpRoot).toUri(), new Configuration());
      this.root = files.makeQualified(new Path(dumpRoot));
      if (!files.exists(root)) {
        throw new IllegalArgumentException(
            "Invalid dump folder: %s does not exist. Name the folder that holds the cities' dumps with --dumps; nothing was read."
                .formatted(dumpRoot));
      }
      this.dangling = DanglingLinks.below(root);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to open the dump folder " + dumpRoot, e);
    }
  }

  /** The files that these sources claim, by source, each list in the order of names. */
  public List<DumpFile> claimed(List<Source> sources) {
    Map<String, DumpFile> byPath = new LinkedHashMap<>();
    try {
      for (Source source : sources) {
        for (FileStatus file : matches(source.filesGlob())) {
          byPath.putIfAbsent(file.getPath().toString(), dumpFile(source.name(), file));
        }
        for (FileStatus link : dangling.to(source.filesGlob())) {
          byPath.putIfAbsent(link.getPath().toString(), dumpFile(source.name(), link));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the dumps below " + root, e);
    }
    return List.copyOf(byPath.values());
  }

  /** The files that none of all the sources claims, in the order of names. */
  public List<DumpFile> unclaimed(List<Source> all) {
    Set<String> claimed =
        claimed(all).stream().map(DumpFile::path).collect(Collectors.toUnmodifiableSet());
    List<DumpFile> unclaimed = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> below = files.listFiles(root, true);
      while (below.hasNext()) {
        FileStatus file = below.next();
        if (!claimed.contains(file.getPath().toString()) && !isHidden(file.getPath())) {
          unclaimed.add(dumpFile(null, file));
        }
      }
      for (FileStatus link : dangling.all()) {
        if (!claimed.contains(link.getPath().toString()) && !isHidden(link.getPath())) {
          unclaimed.add(dumpFile(null, link));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the dumps below " + root, e);
    }
    unclaimed.sort(Comparator.comparing(DumpFile::name));
    return List.copyOf(unclaimed);
  }

  private List<FileStatus> matches(String glob) throws IOException {
    Path pattern = new Path(glob);
    FileSystem system = pattern.isAbsolute() ? pattern.getFileSystem(new Configuration()) : files;
    try {
      FileStatus[] found =
          system.globStatus(pattern.isAbsolute() ? pattern : new Path(root, pattern));
      return found == null
          ? List.of()
          : java.util.Arrays.stream(found)
              .filter(FileStatus::isFile)
              .sorted(Comparator.comparing(file -> file.getPath().toString()))
              .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private DumpFile dumpFile(String source, FileStatus file) {
    String path = file.getPath().toString();
    String below = root.toString() + "/";
    String name = path.startsWith(below) ? path.substring(below.length()) : path;
    String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
    return new DumpFile(
        source,
        folder,
        path,
        name,
        file.getLen(),
        Instant.ofEpochMilli(file.getModificationTime()));
  }

  /** Files that are still being written, by the custom of those who write them. */
  private static boolean isHidden(Path path) {
    String name = path.getName();
    return name.startsWith(".") || name.startsWith("_") || name.endsWith(".part");
  }
}
