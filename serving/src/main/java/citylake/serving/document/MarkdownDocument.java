package citylake.serving.document;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a document as Markdown with tables. */
public final class MarkdownDocument {
  private MarkdownDocument() {}

  /** The text, with one empty line between parts. */
  public static String text(List<Block> blocks) {
    return blocks.stream().map(MarkdownDocument::block).collect(Collectors.joining("\n"));
  }

  private static String block(Block block) {
    if (block instanceof Block.Heading heading) {
      return "#".repeat(heading.level()) + " " + plain(heading.text()) + "\n";
    }
    if (block instanceof Block.Paragraph paragraph) {
      return plain(paragraph.text()) + "\n";
    }
    Block.Table table = (Block.Table) block;
    return line(table.headings().stream().map(MarkdownDocument::plain).toList())
        + line(table.headings().stream().map(heading -> "---").toList())
        + table.rows().stream().map(row -> row(table, row)).collect(Collectors.joining());
  }

  private static String row(Block.Table table, List<String> cells) {
    return line(
        IntStream.range(0, cells.size())
            .mapToObj(i -> cell(cells.get(i), table.codeColumns().contains(i)))
            .toList());
  }

  private static String cell(String text, boolean isCode) {
    if (!isCode || text.isEmpty()) {
      return plain(text);
    }
    return "`" + text.replace("`", "'").replace("|", "\\|") + "`";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String plain(String text) {
    return text.replaceAll("[\r\n]+", " ").replaceAll("([|<>*\\\\])", "\\\\$1");
  }
}
