package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The manifest of an archive, which lists its parts as {@code sha256sum} and {@code md5sum} do. */
final class PartsManifest {
  /** The manifest is in memory whole. */
  static final int MOST_BYTES = 4 << 20;

  private static final int SHOWN = 10;

  private static final Pattern LISTED =
      Pattern.compile("([0-9a-fA-F]{32}|[0-9a-fA-F]{64})\\s+\\*?(\\S.*)");

  private PartsManifest() {}

  /** Checksums by part, in the order of the names; refused where the parts are others. */
  static Map<String, String> of(ZipFile zip, Layout layout) throws IOException {
    String manifest = layout.setting("manifest");
    ZipArchiveEntry entry = zip.getEntry(manifest);
    if (entry == null) {
      throw disagreeing("it has no manifest '%s'".formatted(manifest));
    }
    Map<String, String> listed = listed(zip, entry);
    compare(parts(zip, layout), listed.keySet());
    return listed;
  }

  private static Map<String, String> listed(ZipFile zip, ZipArchiveEntry manifest)
      throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : text(zip, manifest).lines().toList()) {
      Matcher found = LISTED.matcher(line.strip());
      if (found.matches()) {
        String before = listed.put(found.group(2), found.group(1).toLowerCase(Locale.ROOT));
        if (before != null) {
          throw disagreeing("its manifest lists '%s' twice".formatted(found.group(2)));
        }
      } else if (!line.isBlank()) {
        throw disagreeing(
            "its manifest has a line that is not a checksum and a name, such as sha256sum writes");
      }
    }
    return listed;
  }

  private static String text(ZipFile zip, ZipArchiveEntry manifest) throws IOException {
    try (InputStream bytes = zip.getInputStream(manifest)) {
      return new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw UnfitFile.corrupt("its manifest is damaged");
    }
  }

  private static Set<String> parts(ZipFile zip, Layout layout) throws UnfitFile {
    PathMatcher pattern = matcher(layout.setting("parts"));
    Set<String> parts = new TreeSet<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String name = entry.getName();
      boolean isPart =
          !entry.isDirectory()
              && !name.equals(layout.setting("manifest"))
              && matches(pattern, name);
      if (isPart && !parts.add(name)) {
        throw disagreeing("it has part '%s' twice".formatted(name));
      }
    }
    return parts;
  }

  /** A name that this machine's files cannot have is none of the agreed. */
  private static boolean matches(PathMatcher pattern, String name) {
    try {
      return pattern.matches(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  private static void compare(Set<String> parts, Set<String> listed) throws UnfitFile {
    Set<String> missing = new TreeSet<>(listed);
    missing.removeAll(parts);
    Set<String> unlisted = new TreeSet<>(parts);
    unlisted.removeAll(listed);
    if (!missing.isEmpty() || !unlisted.isEmpty()) {
      throw disagreeing(
          "its parts are not those of its manifest: missing %s; not listed %s"
              .formatted(shown(missing), shown(unlisted)));
    }
    if (parts.isEmpty()) {
      throw UnfitFile.headerOnly("it has a manifest but no parts");
    }
  }

  private static String shown(Set<String> names) {
    String first = names.stream().limit(SHOWN).collect(Collectors.joining(", ", "[", "]"));
    return names.size() > SHOWN ? first + " and %d more".formatted(names.size() - SHOWN) : first;
  }

  private static UnfitFile disagreeing(String what) {
    return new UnfitFile(
        "manifest_disagrees",
        what,
        "the archive was packed before all parts were written, or edited",
        "the archive again, with the manifest written last");
  }
}
