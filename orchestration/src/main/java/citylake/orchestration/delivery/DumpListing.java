package citylake.orchestration.delivery;

import citylake.etl.source.Source;
import citylake.lake.LocalFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists what lies in the folder of dumps: the files that a declared source claims, and those that
 * none does. The folder of the lake itself is left out where it lies among them.
 */
public final class DumpListing {
  private final Path root;
  private final FileSystem files;
  private final Path ownFolder;
  private final LocalTree tree;

  /**
   * @param lake folder of the lake that takes the files
   * @throws IllegalArgumentException when the folder of dumps is not there, or is the lake's own
   */
  public DumpListing(String dumpRoot, java.nio.file.Path lake) {
    try {
      this.files = FileSystem.get(new Path(dumpRoot).toUri(), LocalFiles.configuration());
      this.root = files.makeQualified(new Path(dumpRoot));
      if (!files.exists(root)) {
        throw new IllegalArgumentException(
            "Invalid dump folder: %s does not exist. Name the folder that holds the cities' dumps with --dumps; nothing was read."
                .formatted(dumpRoot));
      }
      this.ownFolder = isLocal() ? ownFolder(lake) : null;
      this.tree = isLocal() ? LocalTree.below(local(root), leftOut()) : LocalTree.NONE;
    } catch (IOException e) {
      throw cannotOpen(dumpRoot, e);
    }
  }

  /** Whether there is such a folder of dumps. */
  public static boolean isThere(String dumpRoot) {
    try {
      Path root = new Path(dumpRoot);
      return FileSystem.get(root.toUri(), LocalFiles.configuration())
          .getFileStatus(root)
          .isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw cannotOpen(dumpRoot, e);
    }
  }

  private static UncheckedIOException cannotOpen(String dumpRoot, IOException e) {
    return new UncheckedIOException(
        "Failed to open the dump folder %s: %s. Nothing was read."
            .formatted(dumpRoot, e instanceof AccessDeniedException ? "permission denied" : e),
        e);
  }

  private boolean isLocal() {
    return "file".equals(root.toUri().getScheme());
  }

  private Path ownFolder(java.nio.file.Path lake) throws IOException {
    return OwnFolder.below(local(root), lake)
        .map(own -> files.makeQualified(new Path(own.toString())))
        .orElse(null);
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  /** The lake's own folder, where it lies among the dumps. */
  public Optional<java.nio.file.Path> leftOut() {
    return Optional.ofNullable(ownFolder).map(DumpListing::local);
  }

  /** The files that these sources claim, by source, each list in the order of names. */
  public List<DumpFile> claimed(List<Source> sources) {
    Map<String, DumpFile> byPath = new LinkedHashMap<>();
    try {
      for (Source source : sources) {
        for (FileStatus file : matches(source.filesGlob())) {
          if (isOwn(file.getPath())) {
            continue;
          }
          byPath.putIfAbsent(file.getPath().toString(), dumpFile(source.name(), file));
        }
        for (FileStatus unreadable : inTheWayOf(source.filesGlob())) {
          byPath.putIfAbsent(unreadable.getPath().toString(), dumpFile(source.name(), unreadable));
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
      for (FileStatus file : below(root)) {
        if (!claimed.contains(file.getPath().toString()) && !isHidden(file.getPath())) {
          unclaimed.add(dumpFile(null, file));
        }
      }
      for (FileStatus unreadable : tree.unreadable()) {
        if (!claimed.contains(unreadable.getPath().toString()) && !isHidden(unreadable.getPath())) {
          unclaimed.add(dumpFile(null, unreadable));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the dumps below " + root, e);
    }
    unclaimed.sort(Comparator.comparing(DumpFile::name));
    return List.copyOf(unclaimed);
  }

  /**
   * Goes neither into the lake's own folder, where files come and go while others are landed, nor
   * into folders that may not be opened.
   */
  private List<FileStatus> below(Path folder) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    boolean isPlain = tree.closed().isEmpty();
    if (isPlain && (ownFolder == null || !isBelow(folder, ownFolder))) {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
      while (all.hasNext()) {
        found.add(all.next());
      }
      return found;
    }
    for (FileStatus child : files.listStatus(folder)) {
      if (child.isFile()) {
        found.add(child);
      } else if (!child.getPath().equals(ownFolder) && !tree.isClosed(child.getPath())) {
        found.addAll(below(child.getPath()));
      }
    }
    return found;
  }

  private List<FileStatus> inTheWayOf(String glob) throws IOException {
    return tree.root() == null || new Path(glob).isAbsolute() ? List.of() : tree.inTheWayOf(glob);
  }

  private boolean isOwn(Path path) {
    return ownFolder != null && isBelow(ownFolder, path);
  }

  private static boolean isBelow(Path folder, Path path) {
    return path.toString().startsWith(folder + Path.SEPARATOR);
  }

  private List<FileStatus> matches(String glob) throws IOException {
    Path pattern = new Path(glob);
    if (!tree.closed().isEmpty() && !pattern.isAbsolute()) {
      // Hadoop's own would stop at the first folder that it may not open.
      return below(root).stream()
          .filter(file -> tree.matches(glob, file.getPath()))
          .sorted(Comparator.comparing(file -> file.getPath().toString()))
          .toList();
    }
    FileSystem system =
        pattern.isAbsolute() ? pattern.getFileSystem(LocalFiles.configuration()) : files;
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
