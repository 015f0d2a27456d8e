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
import org.apache.hadoop.fs.FileStatus;

/**
 * Links among the dumps that lead nowhere: a city's file that went away, or a share that is not
 * mounted. Hadoop's listing passes over them, so that they would be missed in silence; listed as
 * files they are refused as unreadable, by name. Local folders alone have links.
 */
record DanglingLinks(Path root, List<Path> links) {

  static final DanglingLinks NOWHERE = new DanglingLinks(null, List.of());

  /**
   * @param leftOut a folder that is not gone into
   */
  static DanglingLinks below(Path folder, Optional<Path> leftOut) throws IOException {
    List<Path> links = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
            return leftOut.filter(below::equals).isPresent()
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isDangling(file)) {
              links.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new DanglingLinks(folder, links.stream().sorted().toList());
  }

  private static boolean isDangling(Path path) {
    return Files.isSymbolicLink(path) && !Files.exists(path);
  }

  List<FileStatus> all() throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (Path link : links) {
      long changed = Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS).toMillis();
      files.add(
          new FileStatus(0, false, 1, 0, changed, new org.apache.hadoop.fs.Path(link.toUri())));
    }
    return files;
  }

  /** Those that lie where a source's files do. */
  List<FileStatus> to(String glob) throws IOException {
    if (links.isEmpty()) {
      return List.of();
    }
    PathMatcher matches = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus link : all()) {
      if (matches.matches(root.relativize(Path.of(link.getPath().toUri().getPath())))) {
        files.add(link);
      }
    }
    return files;
  }
}
