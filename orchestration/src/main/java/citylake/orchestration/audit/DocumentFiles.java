package citylake.orchestration.audit;

import citylake.serving.document.Block;
import citylake.serving.document.HtmlDocument;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a document as one page, and each of its tables as a CSV file beside it. */
public final class DocumentFiles {
  /** A spreadsheet takes a cell that begins so for a formula, and runs it. */
  private static final String FORMULA_BEGINS = "=+-@\t\r";

  private DocumentFiles() {}

  /**
   * @param folder made where there is none; what lies there under the same names is replaced
   * @return what was written, the page first
   */
  public static List<Path> write(Path folder, String name, String title, List<Block> blocks) {
    List<Path> written = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      Path page = folder.resolve(name + ".html");
      Files.writeString(page, HtmlDocument.text(title, blocks));
      written.add(page);
      String heading = name;
      for (Block block : blocks) {
        if (block instanceof Block.Heading each && each.level() > 1) {
          heading = name + "-" + each.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        } else if (block instanceof Block.Table table) {
          Path file = folder.resolve(heading + ".csv");
          write(file, table);
          written.add(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write to %s: %s. The log is untouched; make the folder writable, or name another with --out."
              .formatted(folder, e.getMessage()),
          e);
    }
    return written;
  }

  private static void write(Path file, Block.Table table) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(table.headings());
      for (List<String> row : table.rows()) {
        csv.writeRecord(row.stream().map(DocumentFiles::cell).toList());
      }
    }
  }

  private static String cell(String text) {
    return !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
