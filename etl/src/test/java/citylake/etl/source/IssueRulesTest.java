package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IssueRulesTest {
  private static List<IssueRule> of(String source) {
    return Sources.load(List.of()).named(source).orElseThrow().select().issueRules();
  }

  @Test
  void issueNamesFieldsByWayOfWorkingColumnsAndTheirPatterns() {
    assertThat(of("boston.incident"))
        .filteredOn(rule -> rule.name().equals("occurred_from_unreadable"))
        .containsExactly(
            new IssueRule(
                "occurred_from_unreadable",
                "(__occurred IS NULL)",
                List.of("OCCURRED_ON_DATE"),
                List.of("yyyy-MM-dd HH:mm:ss"),
                List.of()));
  }

  @Test
  void issueNamesTheCodeListThatAFieldIsLookedUpIn() {
    assertThat(of("boston.incident"))
        .filteredOn(rule -> rule.name().equals("offence_code_unknown"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.fields()).containsExactly("OFFENSE_DESCRIPTION");
              assertThat(rule.codeLists()).containsExactly("offences");
            });
  }

  @Test
  void everyIssueOfEveryBuiltInSelectNamesAField() {
    for (Source source : Sources.load(List.of()).all()) {
      assertThat(source.select().issueRules()).as(source.name()).isNotEmpty();
      for (IssueRule rule : source.select().issueRules()) {
        boolean holdsAlways = rule.name().equals("number_made_of_the_row");
        assertThat(rule.fields().isEmpty())
            .as("%s of %s names no field", rule.name(), source.name())
            .isEqualTo(holdsAlways);
        assertThat(source.dumpShape().fields()).containsAll(rule.fields());
      }
    }
  }

  @Test
  void fieldsThatNoColumnReadsAreNamed() {
    Source source = Sources.load(List.of()).named("boston.incident").orElseThrow();

    assertThat(source.unusedFields()).contains("SHOOTING").doesNotContain("OCCURRED_ON_DATE");
  }
}
