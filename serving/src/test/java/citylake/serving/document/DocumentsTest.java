package citylake.serving.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final List<Block> BLOCKS =
      List.of(
          new Block.Heading(1, "A & B"),
          new Block.Paragraph("a < b | c"),
          new Block.Table(List.of("field", "meaning"), List.of(List.of("no", "a|b")), List.of(0)));

  @Test
  void markdownKeepsMarksOfTheTextPlain() {
    assertThat(MarkdownDocument.text(BLOCKS))
        .isEqualTo(
            """
            # A & B

            a \\< b \\| c

            | field | meaning |
            | --- | --- |
            | `no` | a\\|b |
            """);
  }

  @Test
  void htmlKeepsMarksOfTheTextPlainAndHasNoScript() {
    assertThat(HtmlDocument.text("<T>", BLOCKS))
        .contains("<title>&lt;T&gt;</title>", "<h1>A &amp; B</h1>", "<p>a &lt; b | c</p>")
        .contains("<tr><td><code>no</code></td><td>a|b</td></tr>")
        .doesNotContain("<script");
  }

  @Test
  void rowsMustFitTheirHeadings() {
    assertThatThrownBy(() -> new Block.Table(List.of("a"), List.of(List.of("1", "2")), List.of()))
        .hasMessage("Invalid table: a row has 2 cells under 1 headings.");
  }
}
