package citylake.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** The rules of the house that Maven and the compiler cannot keep. */
final class HouseRules {
  private HouseRules() {}

  /**
   * Which modules a module may use; the same as the dependencies in the POMs, kept for packages.
   */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("ddl", List.of()),
          Map.entry("lineage", List.of("ddl")),
          Map.entry("quality", List.of("ddl")),
          Map.entry("etl", List.of("ddl", "lineage")),
          Map.entry("models", List.of("ddl", "lineage")),
          Map.entry("lake", List.of("ddl", "lineage")),
          Map.entry("governance", List.of("ddl", "lake")),
          Map.entry("serving", List.of("ddl", "lineage", "lake", "governance")),
          Map.entry("sample", List.of()),
          Map.entry("testing", List.of()),
          Map.entry(
              "orchestration",
              List.of(
                  "ddl",
                  "lineage",
                  "quality",
                  "etl",
                  "models",
                  "lake",
                  "governance",
                  "serving",
                  "sample")));

  static Set<String> modules() {
    return ARROWS.keySet();
  }

  /** A module uses its own packages, those that its arrows reach, and libraries. */
  static ArchRule arrowsOf(String module) {
    String[] allowed =
        Stream.concat(Stream.of(module), ARROWS.get(module).stream())
            .map(name -> "citylake." + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("citylake." + module + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.and(
                JavaClass.Predicates.resideInAPackage("citylake.."),
                JavaClass.Predicates.resideOutsideOfPackages(allowed)))
        .because("module %s may use %s of ours alone".formatted(module, ARROWS.get(module)))
        .allowEmptyShould(true);
  }

  static final ArchRule MODELS_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("citylake.models..", "citylake.etl..", "citylake.quality..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(SparkSession.class)
          .because("a step is a function of its input tables; sessions belong to module lake");

  static final ArchRule SESSIONS_ARE_OPENED_IN_THE_LAKE =
      noClasses()
          .that()
          .resideOutsideOfPackages("citylake.lake..", "citylake.testing..", "citylake.benchmarks..")
          .should()
          .callMethod(SparkSession.class, "builder")
          .orShould()
          .callMethod(org.apache.spark.sql.classic.SparkSession.class, "builder")
          .because("every Spark option stands once, with its reason, in module lake");

  static final ArchRule HADOOP_IS_SET_UP_IN_THE_LAKE =
      noClasses()
          .that()
          .resideOutsideOfPackages("citylake.lake..", "citylake.testing..", "citylake.benchmarks..")
          .should()
          .callConstructor(Configuration.class)
          .because(
              "who asks first for the files of this machine decides for all whether each costs a process; LocalFiles has the settings");

  static final ArchRule TABLES_ARE_WRITTEN_IN_THE_LAKE =
      noClasses()
          .that()
          .resideOutsideOfPackages("citylake.lake..", "citylake.testing..", "citylake.benchmarks..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a Dataset is written",
                  (JavaMethodCall call) ->
                      call.getTargetOwner().isAssignableTo(Dataset.class)
                          && Set.of("write", "writeTo", "mergeInto", "writeStream")
                              .contains(call.getName())))
          .because("a write outside module lake would miss the night's branch and its marks");

  static final ArchRule NO_BEAN_ENCODERS =
      noClasses()
          .should()
          .callMethod(Encoders.class, "bean", Class.class)
          .because(
              "a record encoded as a bean yields an empty schema without an error; use RecordRows");

  static final ArchRule NOTHING_WAITS_ON_THE_COMMON_POOL =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a stream is worked through in parallel",
                  (JavaMethodCall call) ->
                      call.getName().equals("parallelStream")
                          || (call.getTargetOwner().getPackageName().equals("java.util.stream")
                              && call.getName().equals("parallel"))))
          .because(
              "Hadoop closes files with the help of the common pool, and waits for ever where its threads wait for a file; use SideBySide");

  static final ArchRule TIME_IS_AN_ARGUMENT =
      noClasses()
          .that()
          .resideInAnyPackage(
              "citylake.etl..", "citylake.models..", "citylake.quality..", "citylake.sample..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "the clock of the machine is read",
                  (JavaMethodCall call) ->
                      (call.getTargetOwner().getPackageName().equals("java.time")
                              && call.getName().equals("now"))
                          || call.getName().equals("currentTimeMillis")
                          || call.getName().equals("current_timestamp")
                          || call.getName().equals("current_date")))
          .because("the same night again must give the same rows");

  static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackages("citylake.orchestration.cli..", "citylake.benchmarks..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .because("what people read is decided at one place; all else goes to the log");

  static final ArchRule NO_CATCH_ALL_PACKAGES =
      classes()
          .that()
          .resideInAPackage("citylake..")
          .should()
          .resideOutsideOfPackages(
              "..utils..", "..util..", "..common..", "..helpers..", "..manager..", "..impl..")
          .because("a package is named for what its classes are about");
}
