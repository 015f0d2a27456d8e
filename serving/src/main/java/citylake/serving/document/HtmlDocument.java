package citylake.serving.document;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a document as one HTML page without scripts, for the screen and for paper. */
public final class HtmlDocument {
  private static final String STYLE =
      """
      body { font: 15px/1.5 "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #1b2430; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.9rem; margin-bottom: .5rem; } h2 { font-size: 1.35rem; margin-top: 2.2rem; border-bottom: 2px solid #c9d3df; } h3 { font-size: 1.1rem; margin-top: 1.6rem; }
      table { border-collapse: collapse; width: 100%; margin: .8rem 0 1.2rem; } th, td { border: 1px solid #c9d3df; padding: .3rem .5rem; text-align: left; vertical-align: top; }
      th { background: #eef2f6; } code { font-family: "Noto Sans Mono", monospace; font-size: .9em; overflow-wrap: anywhere; }
      @page { size: A4 landscape; margin: 14mm; }
      @media print { body { font-size: 10pt; max-width: none; margin: 0; } h2 { break-before: page; } h1 + p + h2 { break-before: auto; } thead { display: table-header-group; } tr, h3 { break-inside: avoid; } h3 { break-after: avoid; } }
      """;

  private HtmlDocument() {}

  /** The whole page. */
  public static String text(String title, List<Block> blocks) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(
            plain(title),
            STYLE,
            blocks.stream().map(HtmlDocument::block).collect(Collectors.joining()));
  }

  private static String block(Block block) {
    if (block instanceof Block.Heading heading) {
      return "<h%d>%s</h%d>\n".formatted(heading.level(), plain(heading.text()), heading.level());
    }
    if (block instanceof Block.Paragraph paragraph) {
      return "<p>%s</p>\n".formatted(plain(paragraph.text()));
    }
    Block.Table table = (Block.Table) block;
    String headings =
        table.headings().stream()
            .map(heading -> "<th scope=\"col\">" + plain(heading) + "</th>")
            .collect(Collectors.joining());
    return "<table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody>\n</table>\n"
        .formatted(
            headings,
            table.rows().stream().map(row -> row(table, row)).collect(Collectors.joining()));
  }

  private static String row(Block.Table table, List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i ->
                table.codeColumns().contains(i) && !cells.get(i).isEmpty()
                    ? "<td><code>" + plain(cells.get(i)) + "</code></td>"
                    : "<td>" + plain(cells.get(i)) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  private static String plain(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
