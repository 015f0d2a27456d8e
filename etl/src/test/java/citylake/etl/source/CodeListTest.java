package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class CodeListTest {
  private static CodeList list(String text) {
    Problems problems = new Problems().in("offences.csv");
    CodeList list = CodeList.read("offences", text, problems);
    problems.refuse();
    return list;
  }

  private static String lookup(CodeList list, String code) {
    UTF8String meaning = new CodeLookup(list, "iccs", null).meaning(UTF8String.fromString(code));
    return meaning == null ? null : meaning.toString();
  }

  @Test
  void longestDeclaredPrefixWinsUnlessTheCodeIsDeclared() {
    CodeList list = list("source_code,iccs\n5*,0501\n51*,05012\n51111,05011\n");

    assertThat(lookup(list, "51111")).isEqualTo("05011");
    assertThat(lookup(list, "51112")).isEqualTo("05012");
    assertThat(lookup(list, "52112")).isEqualTo("0501");
    assertThat(lookup(list, "61112")).isNull();
    assertThat(lookup(list, "")).isNull();
    assertThat(list.meaning("51112", "iccs")).contains("05012");
    assertThat(list.meaning("61112", "iccs")).isEmpty();
  }

  @Test
  void quotedCellsMayHoldCommasAndQuotes() {
    CodeList list = list("source_code,iccs,note\n1,0101,\"a, \"\"b\"\"\"\n");

    assertThat(list.meaning("1", "note")).contains("a, \"b\"");
  }

  @Test
  void everyFaultOfAListIsNamed() {
    assertThatThrownBy(() -> list("source_code,iccs\n1,0101\n1,0102\n2\n,01\n"))
        .hasMessageContaining("3 problem(s)")
        .hasMessageContaining("offences.csv: record 2: declares code '1' a second time")
        .hasMessageContaining("offences.csv: record 3: has 1 cells where 2 are declared")
        .hasMessageContaining("offences.csv: record 4: has no source_code");
    assertThatThrownBy(() -> list("code,iccs\n"))
        .hasMessageContaining("offences.csv: line 1: the first column must be source_code");
  }

  @Test
  void builtInListsUseCodesOfTheClassificationAndKnownOrigins() throws IOException {
    Set<String> known;
    try (InputStream codes = getClass().getResourceAsStream("/codes/iccs.csv")) {
      known =
          new String(codes.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.substring(0, line.indexOf(',')))
              .collect(Collectors.toSet());
    }
    for (Vendor vendor : Sources.load(List.of()).vendors()) {
      CodeList offences = vendor.codeLists().get("offences");
      if (offences == null) {
        continue;
      }
      Collection<Map<String, String>> rows = offences.meanings().values();

      assertThat(rows)
          .filteredOn(row -> !row.get("origin").equals("service"))
          .extracting(row -> row.get("iccs"))
          .as(vendor.name())
          .isSubsetOf(known);
      assertThat(rows)
          .filteredOn(row -> row.get("origin").equals("service"))
          .extracting(row -> row.get("iccs"))
          .as("a service is no offence: %s", vendor.name())
          .isSubsetOf("");
      assertThat(rows)
          .extracting(row -> row.get("origin"))
          .isSubsetOf("reported", "discovered", "unknown", "service");
    }
  }
}
