package citylake.orchestration.delivery;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;

/**
 * What lies among the dumps and no listing shows: links that lead nowhere (a city's file that went
 * away, a share that is not mounted), folders that may not be opened, and folders that are named
 * like a dump. Listed as files, each is refused as unreadable, by name; passed over, it would be
 * missed in silence, or stop all other cities. Local folders alone have such.
 */
record LocalTree(Path root, List<Path> links, List<Path> closed, List<Path> folders) {
  static final LocalTree NONE = new LocalTree(null, List.of(), List.of(), List.of());

  /**
   * @param leftOut a folder that is not gone into
   * @throws IOException where the root itself cannot be read
   */
  static LocalTree below(Path root, Optional<Path> leftOut) throws IOException {
    LocalTree tree = new LocalTree(root, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
            if (leftOut.filter(below::equals).isPresent()) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!below.equals(root)) {
              tree.folders.add(below);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isSymbolicLink(file) && !Files.exists(file)) {
              tree.links.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure)
              throws IOException {
            if (path.equals(root)) {
              throw failure;
            }
            tree.closed.add(path);
            return FileVisitResult.CONTINUE;
          }
        });
    return tree;
  }

  boolean isClosed(org.apache.hadoop.fs.Path folder) {
    return closed.contains(local(folder));
  }

  /** All that would be a file, or hold files, if it could be read. */
  List<FileStatus> unreadable() throws IOException {
    return statuses(Stream.concat(links.stream(), closed.stream()));
  }

  /** Those that stand where a source's files do, or on the way there. */
  List<FileStatus> inTheWayOf(String glob) throws IOException {
    PathMatcher matches = matcher(glob);
    boolean isNameOfFile = Path.of(glob).getFileName().toString().contains(".");
    return statuses(
        Stream.of(
                Stream.concat(links.stream(), closed.stream())
                    .filter(place -> leadsThrough(glob, root.relativize(place))),
                folders.stream()
                    .filter(folder -> isNameOfFile && matches.matches(root.relativize(folder))))
            .flatMap(paths -> paths));
  }

  /** Whether the glob's first parts, or all of them, match the place. */
  private static boolean leadsThrough(String glob, Path place) {
    String[] parts = glob.split("/");
    int depth = place.getNameCount();
    return parts.length >= depth
        && matcher(String.join("/", List.of(parts).subList(0, depth))).matches(place);
  }

  boolean matches(String glob, org.apache.hadoop.fs.Path file) {
    return matcher(glob).matches(root.relativize(local(file)));
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  private static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }

  /** Not by its URI, in which a folder ends with a slash. */
  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path("file", null, path.toString());
  }

  private static List<FileStatus> statuses(Stream<Path> paths) throws IOException {
    List<FileStatus> statuses = new ArrayList<>();
    for (Path path : paths.sorted().toList()) {
      long changed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis();
      statuses.add(new FileStatus(0, false, 1, 0, changed, hadoop(path)));
    }
    return statuses;
  }
}
