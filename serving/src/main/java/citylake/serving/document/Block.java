package citylake.serving.document;

import java.util.List;

/** A part of a document; texts are plain, whatever they hold. */
public sealed interface Block {

  /**
   * A heading.
   *
   * @param level 1 for the document's title
   */
  record Heading(int level, String text) implements Block {}

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /**
   * A table.
   *
   * @param codeColumns 0-based columns whose cells are names or values, shown as code
   */
  record Table(List<String> headings, List<List<String>> rows, List<Integer> codeColumns)
      implements Block {
    public Table {
      rows.forEach(
          row -> {
            if (row.size() != headings.size()) {
              throw new IllegalArgumentException(
                  "Invalid table: a row has %d cells under %d headings."
                      .formatted(row.size(), headings.size()));
            }
          });
    }
  }
}
