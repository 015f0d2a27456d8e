package citylake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.utils.PlantedInEtl;
import citylake.models.planted.PlantedInModels;
import citylake.sample.planted.PlantedInSample;
import citylake.serving.planted.PlantedInServing;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules, and each rule is seen to fail on a class planted to break it. */
class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("citylake");

  static Stream<Arguments> rulesWithOneThatBreaksThem() {
    return Stream.concat(
        Stream.of(
            rule("models are pure", HouseRules.MODELS_ARE_PURE, PlantedInModels.class),
            rule(
                "sessions are opened in the lake",
                HouseRules.SESSIONS_ARE_OPENED_IN_THE_LAKE,
                PlantedInModels.class),
            rule(
                "Hadoop is set up in the lake",
                HouseRules.HADOOP_IS_SET_UP_IN_THE_LAKE,
                PlantedInServing.class),
            rule(
                "tables are written in the lake",
                HouseRules.TABLES_ARE_WRITTEN_IN_THE_LAKE,
                PlantedInServing.class),
            rule(
                "nothing waits on the common pool",
                HouseRules.NOTHING_WAITS_ON_THE_COMMON_POOL,
                PlantedInServing.class),
            rule("no bean encoders", HouseRules.NO_BEAN_ENCODERS, PlantedInServing.class),
            rule("time is an argument", HouseRules.TIME_IS_AN_ARGUMENT, PlantedInModels.class),
            rule(
                "only the command line prints",
                HouseRules.ONLY_THE_COMMAND_LINE_PRINTS,
                PlantedInServing.class),
            rule("no catch-all packages", HouseRules.NO_CATCH_ALL_PACKAGES, PlantedInEtl.class)),
        Stream.of(
            rule("arrows of etl", HouseRules.arrowsOf("etl"), PlantedInEtl.class),
            rule("arrows of sample", HouseRules.arrowsOf("sample"), PlantedInSample.class)));
  }

  static Stream<String> modules() {
    return HouseRules.modules().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rulesWithOneThatBreaksThem")
  void houseKeepsTheRule(ArchRule rule, Class<?> planted) {
    rule.check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("rulesWithOneThatBreaksThem")
  void ruleRefusesThePlantedClass(ArchRule rule, Class<?> planted) {
    JavaClasses plantedClasses = new ClassFileImporter().importClasses(planted);

    assertThat(rule.evaluate(plantedClasses).hasViolation())
        .as("%s lets %s pass", rule.getDescription(), planted.getSimpleName())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void moduleUsesOnlyWhatItsArrowsReach(String module) {
    HouseRules.arrowsOf(module).check(HOUSE);
  }

  @Test
  void everyModuleWasLookedAt() {
    assertThat(modules())
        .allSatisfy(
            module ->
                assertThat(HOUSE.stream().map(type -> type.getPackageName()))
                    .anyMatch(name -> (name + ".").startsWith("citylake." + module + ".")));
  }

  private static Arguments rule(String name, ArchRule rule, Class<?> planted) {
    return Arguments.of(Named.of(name, rule), Named.of(planted.getSimpleName(), planted));
  }
}
