package citylake.etl.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The text of every file of a folder of sources.
 *
 * @param place for messages
 * @param texts by path within the folder, with forward slashes
 */
record SourceFolder(String place, Map<String, String> texts) {

  /** The folder that comes with Citylake, on the class path or inside its jar. */
  static SourceFolder builtIn() {
    URL url = Sources.class.getResource("/sources");
    if (url == null) {
      throw new IllegalStateException(
          "Cannot find the built-in sources: folder 'sources' is not on the class path.");
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read("sources", Path.of(uri));
      }
      String jar = uri.getRawSchemeSpecificPart();
      Path file = Path.of(URI.create(jar.substring(0, jar.indexOf("!/"))));
      try (FileSystem inside = FileSystems.newFileSystem(file)) {
        return read("sources", inside.getPath("/sources"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the built-in sources from " + url, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot read the built-in sources from " + url, e);
    }
  }

  /** A folder outside; refused when it is none. */
  static SourceFolder at(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidSources(
          "Cannot read sources from %s: it is no folder. Give a folder that holds cities/ or vendors/."
              .formatted(folder));
    }
    return read(folder.toString(), folder);
  }

  private static SourceFolder read(String place, Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        texts.put(name, Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read the sources in " + place, e);
    }
    return new SourceFolder(place, texts);
  }
}
