package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AllowedFunctionsTest {
  @Test
  void pageNamesEveryAllowedFunction() throws IOException {
    String line =
        Files.readAllLines(SharedData.projectRoot().resolve("docs/governed-sql.md")).stream()
            .filter(each -> each.startsWith("> `"))
            .findFirst()
            .orElseThrow();

    assertThat(Arrays.asList(line.substring(2).replace("`", "").split(" ")))
        .containsExactlyElementsOf(new TreeSet<>(AllowedFunctions.names()));
  }
}
