package citylake.orchestration.resident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which night is meant: what a call and the resident process must agree on.
 *
 * @param lake folder of the lake
 * @param dumps folder of the cities' dumps
 * @param sources further folders of declarations
 * @param onlySources whether the built-in sources are left out
 * @param accepted names of files that are taken although history speaks against them
 * @param isAnyDate whether the date may lie before the released night or after tomorrow
 */
public record NightOrder(
    LocalDate date,
    Path lake,
    String dumps,
    List<Path> sources,
    boolean onlySources,
    List<String> accepted,
    boolean isAnyDate) {

  public NightOrder(
      LocalDate date, Path lake, String dumps, List<Path> sources, boolean onlySources) {
    this(date, lake, dumps, sources, onlySources, List.of(), false);
  }

  public NightOrder {
    accepted = List.copyOf(accepted);
    lake = lake.toAbsolutePath().normalize();
    sources = sources.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
    // A local folder is named from here; the resident may have been started elsewhere.
    dumps = dumps.contains("://") ? dumps : Path.of(dumps).toAbsolutePath().normalize().toString();
  }

  /** Name of the night's run. */
  public String run() {
    return "n" + date.toString().replace("-", "");
  }

  /** The order as arguments of a command. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--date", date.toString(), "--lake", lake.toString()));
    arguments.addAll(List.of("--dumps", dumps));
    sources.forEach(folder -> arguments.addAll(List.of("--sources", folder.toString())));
    if (onlySources) {
      arguments.add("--only-sources");
    }
    accepted.forEach(file -> arguments.addAll(List.of("--accept", file)));
    if (isAnyDate) {
      arguments.add("--any-date");
    }
    return arguments;
  }

  /** Changes with the order, and with every file of the declarations outside the program. */
  String signature() {
    StringBuilder text = new StringBuilder(String.join("\n", arguments()));
    for (Path folder : sources) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          text.append('\n').append(file).append(' ').append(Files.size(file));
          text.append(' ').append(Files.getLastModifiedTime(file).toMillis());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Failed to read the declarations in %s. Name their folder with --sources."
                .formatted(folder),
            e);
      }
    }
    return sha256(text.toString());
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
