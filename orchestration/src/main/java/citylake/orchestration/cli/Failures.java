package citylake.orchestration.cli;

import citylake.orchestration.airflow.failure.NotThere;
import citylake.orchestration.night.InvalidOrder;
import org.apache.hadoop.fs.FSError;
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

  /** Errors by which Hadoop's local disk fails become failures, told as all others are. */
  static int telling(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (FSError e) {
      throw new CommandLine.ExecutionException(
          parsed.commandSpec().commandLine(), e.getMessage(), new DiskFailed(e));
    }
  }

  private static String message(Throwable failure) {
    if (failure instanceof AnalysisException analysis) {
      return "Invalid SQL: " + analysis.getSimpleMessage();
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** The local disk, and what is to be done. */
  static final class DiskFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DiskFailed(FSError cause) {
      super(
          "Failed to write to the disk: %s. What is released is unharmed, and readers see it. Make room, or the disk writable, and give the same command again; it goes on where it was."
              .formatted(cause.getCause() == null ? cause : cause.getCause().getMessage()),
          cause);
    }
  }

  /** What was asked for does not exist. */
  static final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }
}
