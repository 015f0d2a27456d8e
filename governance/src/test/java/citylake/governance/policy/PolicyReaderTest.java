package citylake.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReaderTest {
  @TempDir private Path folder;

  @Test
  void builtInPolicyIsWhole() {
    Policy policy = new GovernanceFolder(folder).policy();

    assertThat(policy.roles())
        .containsOnlyKeys(
            "officer",
            "city_analyst",
            "province_analyst",
            "statistician",
            "leader",
            "data_engineer",
            "city_approver",
            "steward",
            "province_approver",
            "auditor");
    assertThat(policy.roles().get("steward").stops()).isTrue();
    assertThat(policy.roles().get("city_approver").rights())
        .isEqualTo(policy.roles().get("city_analyst").rights());
  }

  @Test
  void whatMayBeCountedIsCheckedAgainstTheContracts() throws IOException {
    Files.writeString(
        folder.resolve("policy.yaml"),
        builtIn()
            .replace("by: {city_code: value,", "by: {address_text: value, nothing: value,")
            .replace("at_least: 5", "at_least: few")
            .replace("closed: requested_at_local", "closed: never")
            .replace(
                "layers: [standard], counts: true",
                "layers: [standard], clear: public, counts: true")
            .replace(
                "where: everywhere, layers: [standard], clear: public",
                "where: district, layers: [standard], clear: public"));

    assertThatThrownBy(() -> new GovernanceFolder(folder).policy())
        .hasMessageContaining(
            "counted standard.help_request counts by address_text, which tells of a person or is TOP_SECRET; counted standard.help_request has no column nothing; counted standard.help_request has a within that is not among its columns; counted standard.help_request has no column never; counted standard.help_request does not count each city by itself (city_code: value); counted standard.help_request shows cells of fewer than 5 rows")
        .hasMessageContaining(
            "a right of role statistician only counts, and names a grade: write two rights")
        .hasMessageContaining(
            "a right of role statistician counts in districts, and cells are of cities");
  }

  @Test
  void allFaultsAreToldAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("policy.yaml"),
        builtIn()
            .replace("version: 2026-11-27", "version:")
            .replace("date_of_birth: {date:", "date_of_birth: {string:")
            .replace("clear: sensitive, needs: case", "clear: top_secret, needs: luck")
            .replace("where: district", "where: nowhere")
            .replace("tables: [ops.*]", "tables: [ops.secret]"));

    assertThatThrownBy(() -> new GovernanceFolder(folder).policy())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the policy has no version")
        .hasMessageContaining("role officer has an unknown where: 'nowhere'")
        .hasMessageContaining("role city_analyst opens TOP_SECRET without an approval")
        .hasMessageContaining("a right of role city_analyst needs something unknown: luck")
        .hasMessageContaining("purpose oversight names a table that is not declared: ops.secret")
        .hasMessageContaining(
            "standard.household_member.born holds a person's data (date_of_birth) as date, for which there is no mask")
        .hasMessageEndingWith("Nothing is answered until it is corrected.");
  }

  @Test
  void aChangedPolicyIsReadAndABrokenOneEndsAllAnswers() throws IOException {
    Path own = folder.resolve("policy.yaml");
    GovernanceFolder governance = new GovernanceFolder(folder);
    Files.writeString(own, builtIn().replace("version: 2026-11-27", "version: two"));
    assertThat(governance.policy().version()).isEqualTo("two");

    Files.writeString(own, "roles: [");

    assertThatThrownBy(governance::policy)
        .hasMessageStartingWith("Cannot read " + own)
        .hasMessageEndingWith("Nothing is answered until it can be read.");
    assertThatThrownBy(governance::policy).as("asked again").hasMessageStartingWith("Cannot read");
  }

  private static String builtIn() throws IOException {
    try (InputStream text =
        PolicyReaderTest.class.getResourceAsStream("/citylake/governance/policy/policy.yaml")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
