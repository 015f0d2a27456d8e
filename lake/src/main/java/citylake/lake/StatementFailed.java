package citylake.lake;

import java.io.FileNotFoundException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.spark.QueryContext;
import org.apache.spark.QueryContextType;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/**
 * A statement that failed while it ran, told without any value of the rows that it read.
 *
 * <p>Spark's own messages quote the value at fault (a text that is no number, the index of an
 * array, whatever {@code raise_error} was given), and a value may be a person's. So nothing of its
 * message is passed on: only the error's class, its SQLSTATE and the place in the statement, which
 * are Spark's and the asker's own words. For the same reason there is no cause.
 */
public final class StatementFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String NO_CLASS = "no error class";

  private static final Pattern DATA_FILE = Pattern.compile("[^/\\s]+[.](parquet|avro)\\b");

  private static final Map<String, String> WORDS =
      Map.of(
          "CAST_INVALID_INPUT", "a value cannot be cast; try_cast gives NULL instead",
          "CAST_OVERFLOW", "a value is too large for the type; try_cast gives NULL instead",
          "CANNOT_PARSE_TIMESTAMP",
              "a value is no time of that pattern; try_to_timestamp gives NULL instead",
          "MALFORMED_CSV_RECORD", "a record of a file has more or fewer fields than the header",
          "DIVIDE_BY_ZERO", "something was divided by zero; try_divide gives NULL instead",
          "INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
              "an array has no such element; try_element_at gives NULL instead",
          "INVALID_ARRAY_INDEX", "an array has no such element; get() gives NULL instead",
          "USER_RAISED_EXCEPTION", "the statement's own raise_error or assert_true failed");

  private StatementFailed(String message, Throwable failure) {
    super(message);
    setStackTrace(failure.getStackTrace());
  }

  /**
   * Throws in the place of a failure of Spark's at run time; leaves every other alone. Errors of
   * analysis speak of the statement alone.
   */
  static void refuseValues(Exception failure) {
    refuseValues(failure, "run the statement");
  }

  /**
   * Likewise, for other work of Spark's.
   *
   * @param work what was to be done, as in "Failed to link"
   */
  public static void refuseValues(Exception failure, String work) {
    SparkThrowable fault = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && (fault == null || spark.getCondition() != null)) {
        fault = spark;
      }
    }
    Optional<String> lost = lostFile(failure);
    if (fault != null && lost.isPresent()) {
      throw new StatementFailed(
          "Failed to %s: the data file %s of the lake is not there. Nothing was changed. Put it back from the copy of the lake, or look with `citylake release list` whether an earlier release does without it."
              .formatted(work, lost.get()),
          failure);
    }
    if (fault != null && !(failure instanceof AnalysisException)) {
      throw new StatementFailed(
          "Failed to %s: [%s]%s%s%s. The value is not shown, it may be a person's. Nothing was changed."
              .formatted(work, condition(fault), state(fault), words(fault), place(fault)),
          failure);
    }
  }

  /** Files have names of partitions and random numbers, nothing of a row. */
  private static Optional<String> lostFile(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotFoundException || cause instanceof FileNotFoundException) {
        Matcher file = DATA_FILE.matcher(String.valueOf(cause.getMessage()));
        if (file.find()) {
          return Optional.of(file.group());
        }
      }
    }
    return Optional.empty();
  }

  private static String condition(SparkThrowable fault) {
    return fault.getCondition() == null ? NO_CLASS : fault.getCondition();
  }

  private static String state(SparkThrowable fault) {
    return fault.getSqlState() == null ? "" : " (SQLSTATE %s)".formatted(fault.getSqlState());
  }

  private static String words(SparkThrowable fault) {
    String words = WORDS.get(condition(fault).split("[.]", 2)[0]);
    return words == null ? "" : ": " + words;
  }

  /** Where in the statement, by Spark's word; empty where it does not tell. */
  private static String place(SparkThrowable fault) {
    QueryContext[] contexts = fault.getQueryContext();
    return contexts == null
        ? ""
        : Arrays.stream(contexts)
            .filter(context -> context.contextType() == QueryContextType.SQL)
            .filter(context -> context.startIndex() >= 0)
            .map(
                context ->
                    "; characters %d to %d of the statement, %s"
                        .formatted(
                            context.startIndex() + 1, context.stopIndex() + 1, context.fragment()))
            .distinct()
            .collect(Collectors.joining());
  }
}
