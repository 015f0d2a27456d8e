package citylake.docs;

import citylake.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands that the pages tell people to type: the lines of their {@code sh} blocks. */
final class DocumentedCommands {
  static final String LAUNCHER = "./citylake";

  private DocumentedCommands() {}

  /** Each command once with the pages that name it, in the order in which a reader meets them. */
  static Map<String, List<String>> all() {
    Path root = SharedData.projectRoot();
    Map<String, List<String>> pagesByCommand = new LinkedHashMap<>();
    for (Path page : pages(root)) {
      for (String command : commands(page)) {
        pagesByCommand
            .computeIfAbsent(command, any -> new ArrayList<>())
            .add(root.relativize(page).toString());
      }
    }
    return pagesByCommand;
  }

  /** The README comes first: its demo makes what the other pages look at. */
  private static List<Path> pages(Path root) {
    List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(root.resolve("docs"));
        Stream<Path> modules = Files.list(root)) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
      modules
          .map(module -> module.resolve("README.md"))
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the pages below " + root, e);
    }
    return pages;
  }

  private static List<String> commands(Path page) {
    List<String> commands = new ArrayList<>();
    boolean inBlock = false;
    for (String line : lines(page)) {
      if (line.startsWith("```")) {
        inBlock = !inBlock && line.strip().equals("```sh");
      } else if (inBlock && !line.isBlank() && !line.startsWith("#")) {
        commands.add(line.strip());
      }
    }
    return commands;
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + page, e);
    }
  }
}
