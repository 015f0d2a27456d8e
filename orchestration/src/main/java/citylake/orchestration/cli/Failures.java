package citylake.orchestration.cli;

import citylake.orchestration.airflow.failure.NotThere;
import citylake.orchestration.night.InvalidOrder;
import org.apache.spark.sql.AnalysisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure in one message; the stack trace goes to the log. */
final class Failures implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    LOG.info("Command {} failed", command.getCommandName(), failure);
    command
        .getErr()
        .println(
            command
                .getColorScheme()
                .errorText(NextCommands.onSameLake(command.getCommandSpec(), message(failure))));
    int exitCode = exitCode(failure);
    String log = System.getProperty("citylake.log");
    if (log != null && exitCode == ExitCode.FAILED) {
      command.getErr().println("The whole story is in " + log);
    }
    command.getErr().flush();
    return exitCode;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof InvalidOrder) {
      return ExitCode.USAGE;
    }
    return isNotFound(failure) ? ExitCode.NOT_FOUND : ExitCode.FAILED;
  }

  private static boolean isNotFound(Exception failure) {
    return failure instanceof NotFound || failure instanceof NotThere;
  }

  private static String message(Throwable failure) {
    if (failure instanceof AnalysisException analysis) {
      return "Invalid SQL: " + analysis.getSimpleMessage();
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** What was asked for does not exist. */
  static final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }
}
