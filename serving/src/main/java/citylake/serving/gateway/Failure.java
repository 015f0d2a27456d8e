package citylake.serving.gateway;

import citylake.governance.gate.Denied;
import citylake.governance.log.InvalidLog;
import citylake.lake.InvalidSql;
import citylake.lake.StatementFailed;
import citylake.serving.gateway.wire.Refusal;
import java.util.UUID;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A failure as the asker may be told it: in a line, without any value of a row. */
final class Failure {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
  private static final String NO_SQL = "42000";
  private static final String WHILE_RUNNING = "22000";

  private Failure() {}

  static Refusal of(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return refusal;
    } else if (failure instanceof Denied denied) {
      return new Refusal(denied.sqlState(), denied.getMessage());
    } else if (failure instanceof InvalidLog) {
      LOG.error("The access log cannot be written", failure);
      return new Refusal(
          Refusal.BROKEN,
          "Cannot answer: the access log cannot be written, and nothing is answered that is not in it. Tell the data team.");
    } else if (failure instanceof AnalysisException invalid) {
      // It speaks of the statement alone; nothing has run.
      return new Refusal(
          state(invalid, NO_SQL), "Invalid SQL: %s".formatted(InvalidSql.message(invalid)));
    }
    return failure instanceof Exception exception ? whileRunning(exception) : broken(failure);
  }

  private static Refusal whileRunning(Exception failure) {
    try {
      StatementFailed.refuseValues(failure, "run the statement");
      return broken(failure);
    } catch (StatementFailed told) {
      return new Refusal(
          failure instanceof SparkThrowable spark ? state(spark, WHILE_RUNNING) : WHILE_RUNNING,
          told.getMessage());
    }
  }

  private static String state(SparkThrowable failure, String otherwise) {
    return failure.getSqlState() == null ? otherwise : failure.getSqlState();
  }

  /** Its message may hold values, so not even the log has it: only what failed, and where. */
  private static Refusal broken(Throwable failure) {
    String reference = UUID.randomUUID().toString();
    Throwable bare = new Throwable(failure.getClass().getName());
    bare.setStackTrace(failure.getStackTrace());
    LOG.warn("A call failed, told as {}", reference, bare);
    return new Refusal(
        Refusal.BROKEN,
        "Failed to answer, by a fault of the gateway and not of the statement. Nothing was changed. Tell the data team the number %s."
            .formatted(reference));
  }
}
