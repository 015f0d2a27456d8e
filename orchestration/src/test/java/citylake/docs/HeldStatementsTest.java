package citylake.docs;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each line of a page that says what holds names the tests that hold it, and they are there. */
class HeldStatementsTest {
  private static final Path ROOT = SharedData.projectRoot();
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*)?\\.(\\w+)`");

  @TestFactory
  Stream<DynamicTest> everyLineIsHeldByATest() throws IOException {
    List<Path> classes = testClasses();
    return Stream.of(
            whatHappensWhen(), table("threat-model.md"), table("ethics.md"), table("faults.md"))
        .peek(lines -> assertThat(lines).isNotEmpty())
        .flatMap(List::stream)
        .map(line -> DynamicTest.dynamicTest(line.split("\\|", -1)[1], () -> held(line, classes)));
  }

  private static List<String> table(String page) throws IOException {
    return Files.readString(ROOT.resolve("docs").resolve(page))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.endsWith("| tests |"))
        .toList();
  }

  private static List<String> whatHappensWhen() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/operations.md"));
    return page.substring(page.indexOf("## What happens when"))
        .lines()
        .takeWhile(line -> !line.startsWith("## ") || line.endsWith("when"))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| what comes"))
        .toList();
  }

  private static List<Path> testClasses() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> folders =
          modules
              .map(module -> module.resolve("src/test/java"))
              .filter(Files::isDirectory)
              .toList();
      return folders.stream().flatMap(HeldStatementsTest::files).toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void held(String line, List<Path> classes) throws IOException {
    String held = line.substring(line.lastIndexOf('|', line.length() - 2));
    List<String[]> tests =
        TEST.matcher(held).results().map(r -> new String[] {r.group(1), r.group(2)}).toList();
    assertThat(tests).as(line).isNotEmpty();
    String type = null;
    for (String[] test : tests) {
      type = test[0] == null ? type : test[0];
      assertThat(source(type, classes)).as("%s.%s", type, test[1]).contains(" " + test[1] + "(");
    }
  }

  private static String source(String type, List<Path> classes) throws IOException {
    for (Path file : classes) {
      if (file.endsWith(type + ".java")) {
        return Files.readString(file);
      }
    }
    return "";
  }
}
