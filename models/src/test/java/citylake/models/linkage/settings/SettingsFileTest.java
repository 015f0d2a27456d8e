package citylake.models.linkage.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingsFileTest {
  @Test
  void whatIsNotSaidHasItsDefault() {
    LinkSettings settings =
        SettingsFile.parse(
            "small.yaml",
            """
            comparisons:
              - {column: name, levels: [exact, {jaro_winkler: 0.9}]}
              - {column: born, levels: [exact]}
            blocking: [[name], [born]]
            """);

    assertThat(settings.id()).isEqualTo("id");
    assertThat(settings.scope()).isEqualTo(Scope.ALL);
    assertThat(settings.thresholds()).isEqualTo(new LinkSettings.Thresholds(0.95, 0.5, 0.1));
    assertThat(settings.training().prior()).isNaN();
    assertThat(settings.comparisons().get(0).levels().stream().map(Level::label))
        .containsExactly("exact", "jaro_winkler 0.9", "else");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                SettingsFile.parse(
                    "broken.yaml",
                    """
                    scope: between
                    colour: red
                    comparisons:
                      - {column: name, levels: [exact, {jaro_winkler: 1.5}, {sounds_like: 3}]}
                      - {column: born, levels: [{days: 3}, {days: 1}, else, exact]}
                      - {levels: [exact]}
                      - {column: city, levels: [{exact: , m: 0.9, u: 0.2}, {else: , m: 0.2, u: 0.8}]}
                    blocking: []
                    thresholds: {link: 0.6, review: 0.9}
                    """))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid linkage settings in broken.yaml: colour: not known")
        .hasMessageContaining("scope: between needs a source")
        .hasMessageContaining("comparison name: jaro_winkler must be above 0, up to 1")
        .hasMessageContaining("comparison name: sounds_like is no agreement")
        .hasMessageContaining("comparison born: nothing can hold after else")
        .hasMessageContaining("comparison born: days 1 can never hold after days 3")
        .hasMessageContaining("comparisons: one has no column")
        .hasMessageContaining("comparison city: m adds up to 1.1, not 1")
        .hasMessageContaining("blocking: no rule is declared")
        .hasMessageContaining("thresholds: review (0.9) must not be above link (0.6)")
        .hasMessageEndingWith("Nothing was linked.");
  }

  @Test
  void aComparisonThatEveryRuleUsesCannotBeLearnt() {
    assertThatThrownBy(
            () ->
                SettingsFile.parse(
                    "one-rule.yaml",
                    """
                    columns: {initial: "substr(name, 1, 1)"}
                    comparisons: [{column: name, levels: [exact]}]
                    blocking: [[initial]]
                    """))
        .hasMessageContaining(
            "comparison name: cannot be learnt, every blocking rule uses its column; add a rule"
                + " without it, or give m and u");
  }

  @Test
  void textThatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> SettingsFile.parse("x.yaml", "a: [b"))
        .hasMessageStartingWith("Invalid linkage settings in x.yaml: not readable as YAML");
  }
}
