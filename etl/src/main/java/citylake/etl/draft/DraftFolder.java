package citylake.etl.draft;

import citylake.etl.draft.Draft.DraftFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes drafted files into a folder, all or none, and over no work of a person unasked. */
public final class DraftFolder {
  private DraftFolder() {}

  /**
   * @param replace whether files that say something else may be written over
   * @throws IllegalArgumentException when one may not; nothing is written then
   */
  public static void write(Path folder, List<DraftFile> files, boolean replace) {
    List<String> others = new ArrayList<>();
    for (DraftFile file : files) {
      Path path = folder.resolve(file.path());
      if (Files.exists(path) && !file.text().equals(text(path))) {
        others.add(file.path());
      }
    }
    if (!others.isEmpty() && !replace) {
      throw new IllegalArgumentException(
          "Cannot write the draft into %s: %d file(s) there say something else, perhaps somebody's work: %s. Nothing was written. Name another folder with --out, or write over them with --replace."
              .formatted(folder, others.size(), String.join(", ", others)));
    }
    files.forEach(file -> write(folder.resolve(file.path()), file.text()));
  }

  private static String text(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null; // unreadable as text: not ours, so it must not be written over unasked
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write %s. What was written before it may be deleted.".formatted(path), e);
    }
  }
}
