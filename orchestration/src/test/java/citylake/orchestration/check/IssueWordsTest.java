package citylake.orchestration.check;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.draft.DraftFolder;
import citylake.etl.draft.Drafter;
import citylake.etl.draft.Known;
import citylake.etl.source.IssueRule;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.sample.form.CityForms;
import citylake.sample.land.Cities;
import citylake.sample.province.ProvinceSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueWordsTest {
  private static final List<Source> BUILT_IN = Sources.load(List.of()).all();
  private static final List<String> OF_ONE_VENDOR =
      List.of("number_made_of_the_row", "title_of_another_case");

  @TempDir Path folder;

  private static IssueWords.Words words(String source, String issue) {
    Source declared =
        BUILT_IN.stream().filter(each -> each.name().equals(source)).findFirst().orElseThrow();
    return new IssueWords(declared).of(rule(declared, issue));
  }

  private static IssueRule rule(Source declared, String issue) {
    return declared.select().issueRules().stream()
        .filter(each -> each.name().equals(issue))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void unreadableTimeIsToldWithTheFormThatIsWanted() {
    assertThat(words("boston.incident", "occurred_from_unreadable"))
        .isEqualTo(
            new IssueWords.Words(
                "this is no time in the agreed form", "a time written as yyyy-MM-dd HH:mm:ss"));
  }

  @Test
  void whatIsNoTimeIsNotToldAsOne() {
    Source household = ofTheProvince("yanjiang.household_member");
    Source sighting = ofTheProvince("yanjiang.vehicle_sighting");
    Source crash = ofTheProvince("yanjiang.crash");

    assertThat(wrong(household, "born_unreadable")).isEqualTo("this is no time in the agreed form");
    assertThat(wrong(household, "id_no_unreadable"))
        .isEqualTo(
            "this is no number of an identity card: neither 18 characters nor the 15 of the old form");
    assertThat(wrong(household, "phone_unreadable")).isEqualTo("this is no mobile number");
    assertThat(wrong(sighting, "speed_kmh_unreadable"))
        .isEqualTo("this is no number that the field can hold");
    assertThat(wrong(sighting, "plate_type_code_unknown"))
        .isEqualTo("GA/T 16.7 has no such type of plate");
    assertThat(wrong(sighting, "direction_code_unknown"))
        .isEqualTo("GA/T 1400 has no such direction");
    assertThat(wrong(crash, "is_hit_and_run_not_yes_or_no"))
        .isEqualTo("this is neither yes nor no in the agreed form");
  }

  private static String wrong(Source source, String issue) {
    return new IssueWords(source).of(rule(source, issue)).wrong();
  }

  @Test
  void everyIssueOfTheProvincesVendorsHasWordsOfItsOwn() {
    for (Source source : province()) {
      for (IssueRule rule : source.select().issueRules()) {
        assertThat(new IssueWords(source).of(rule).wanted())
            .as("%s of %s", rule.name(), source.name())
            .doesNotContain(rule.condition());
      }
    }
  }

  private Source ofTheProvince(String name) {
    return province().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private List<Source> province() {
    Path out = folder.resolve("province");
    ProvinceSources.write(out, Cities.first(Cities.ALL), CityForms::ofVendor);
    return Sources.loadOnly(List.of(out)).all();
  }

  @Test
  void unknownCodeIsToldWithItsList() {
    assertThat(words("denver.crash", "crash_code_unknown").wanted())
        .startsWith("a code of the list crashes");
  }

  @Test
  void aCodeWhoseMeaningIsEmptyIsNotToldAsMissingFromTheList() throws IOException {
    Path sources = folder.resolve("sources");
    Path sample =
        Files.writeString(
            folder.resolve("cases.csv"),
            "case_no,offence,occurred\nA1,theft,2026-07-01 10:00\nA2,arson,2026-07-01 11:00\nA3,theft,2026-07-01 10:30\nA4,arson,2026-07-01 12:00\n");
    DraftFolder.write(
        sources,
        Drafter.of(sample, new Known("north", "plain", "incident", null, null, null, null)).files(),
        true);
    Source drafted = Sources.loadOnly(List.of(sources)).all().get(0);
    IssueRule rule = rule(drafted, "offence_code_unknown");

    assertThat(new IssueWords(drafted).of(rule, List.of(" theft ")))
        .isEqualTo(
            new IssueWords.Words(
                "the code is in the code list, but its meaning is empty there",
                "what the code means, in its line of the list offences"));
    assertThat(new IssueWords(drafted).of(rule, List.of("piracy")).wrong())
        .isEqualTo("the code is in no line of the code list, or its meaning is empty there");
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
