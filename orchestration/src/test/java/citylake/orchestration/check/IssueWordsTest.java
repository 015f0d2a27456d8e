package citylake.orchestration.check;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.IssueRule;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueWordsTest {
  private static final List<Source> BUILT_IN = Sources.load(List.of()).all();
  private static final List<String> OF_ONE_VENDOR =
      List.of("number_made_of_the_row", "title_of_another_case");

  private static IssueWords.Words words(String source, String issue) {
    Source declared =
        BUILT_IN.stream().filter(each -> each.name().equals(source)).findFirst().orElseThrow();
    IssueRule rule =
        declared.select().issueRules().stream()
            .filter(each -> each.name().equals(issue))
            .findFirst()
            .orElseThrow();
    return new IssueWords(declared).of(rule);
  }

  @Test
  void unreadableTimeIsToldWithTheFormThatIsWanted() {
    assertThat(words("boston.incident", "occurred_from_unreadable"))
        .isEqualTo(
            new IssueWords.Words(
                "this is no time in the agreed form", "a time written as yyyy-MM-dd HH:mm:ss"));
  }

  @Test
  void unknownCodeIsToldWithItsList() {
    assertThat(words("denver.crash", "crash_code_unknown").wanted())
        .startsWith("a code of the list crashes");
  }

  @Test
  void aPlaceThatCannotBeIsNoTimeThatCannotBe() {
    assertThat(words("boston.incident", "place_implausible").wrong())
        .isEqualTo("the place lies outside the area of the city's coordinate system");
    assertThat(words("boston.incident", "occurred_implausible").wrong())
        .isEqualTo("the time lies in the future, or before anything that is meant");
  }

  @Test
  void everyIssueOfTheBuiltInCitiesHasWordsOfItsOwn() {
    for (Source source : BUILT_IN) {
      for (IssueRule rule : source.select().issueRules()) {
        boolean isTold = !new IssueWords(source).of(rule).wanted().contains(rule.condition());
        assertThat(isTold || OF_ONE_VENDOR.contains(rule.name()))
            .as("%s of %s", rule.name(), source.name())
            .isTrue();
      }
    }
  }

  @Test
  void anIssueThatOnlyOneVendorHasIsToldByItsRule() {
    assertThat(words("davis.incident", "title_of_another_case").wrong())
        .isEqualTo("the rule 'title of another case' of the SELECT holds");
  }
}
