package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.orchestration.spec.InterfaceSpec;
import citylake.serving.document.Block;
import citylake.serving.document.HtmlDocument;
import citylake.serving.document.MarkdownDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake source spec}: the interface for cities as a document. */
@Command(
    name = "spec",
    mixinStandardHelpOptions = true,
    description =
        "Writes the interface for cities from the declarations, as HTML to print and as Markdown: rules of delivery, each kind with its fields, and with --city that city's own dumps.",
    footer = {
      "",
      "Examples:",
      "  citylake source spec --out spec",
      "  citylake source spec --city denver --out spec-denver",
      "",
      "Exit codes: 0 written, 1 failed, 2 wrong usage, 3 no such city"
    })
final class SourceSpecCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;

  @Option(names = "--city", paramLabel = "C", description = "Describe this city's dumps too.")
  private String city;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Source> dumps =
        city == null
            ? List.of()
            : sources.load().stream().filter(source -> source.city().id().equals(city)).toList();
    if (city != null && dumps.isEmpty()) {
      throw new Failures.NotFound(
          "Cannot write the interface of city '%s': no such city is declared. Nothing was written; see citylake source list."
              .formatted(city));
    }
    List<Block> blocks = InterfaceSpec.of(dumps);
    Files.createDirectories(out);
    Path html = out.resolve("interface.html");
    Path markdown = out.resolve("interface.md");
    Files.writeString(html, HtmlDocument.text(InterfaceSpec.TITLE, blocks), StandardCharsets.UTF_8);
    Files.writeString(markdown, MarkdownDocument.text(blocks), StandardCharsets.UTF_8);
    spec.commandLine()
        .getOut()
        .println(
            json
                ? Output.json(Map.of("html", html.toString(), "markdown", markdown.toString()))
                : "Written: %s (to read and print), %s".formatted(html, markdown));
    return ExitCode.DONE;
  }
}
