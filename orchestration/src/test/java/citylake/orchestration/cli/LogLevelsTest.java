package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.nio.file.Path;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program's log is read by more people than the rows are. */
class LogLevelsTest {
  private static final Path SETTINGS =
      SharedData.projectRoot().resolve("orchestration/src/main/resources/log4j2.properties");

  @ParameterizedTest
  @CsvSource({
    "org.apache.spark.sql.execution.datasources.v2.V2ScanRelationPushDown, WARN",
    "org.apache.spark.executor.Executor, OFF",
    "org.apache.spark.scheduler.TaskSetManager, OFF",
    "org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator, OFF"
  })
  void whatQuotesValuesOfRowsOrStatementsIsNotWrittenDown(String logger, String level) {
    Configuration settings =
        ConfigurationFactory.getInstance()
            .getConfiguration(new LoggerContext("levels"), "levels", SETTINGS.toUri());
    settings.initialize();

    assertThat(settings.getLoggerConfig(logger).getLevel()).hasToString(level);
  }
}
