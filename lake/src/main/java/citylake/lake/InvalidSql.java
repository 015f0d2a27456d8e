package citylake.lake;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;

/** Why Spark does not take a statement, in the statement's own words. */
public final class InvalidSql {
  /** Spark numbers what is in its plans; statements know no numbers. */
  private static final Pattern OF_A_PLAN = Pattern.compile("#[0-9]+");

  private InvalidSql() {}

  /**
   * The message without the plan that Spark puts into some: what lies under a statement, filters
   * and masks among it, is not for whoever asks.
   */
  public static String message(AnalysisException refused) {
    String told = refused.getSimpleMessage();
    String bare =
        told.lines()
            .takeWhile(line -> !OF_A_PLAN.matcher(line).find())
            .collect(Collectors.joining("\n"));
    return bare.isBlank() ? "The statement cannot be analysed." : bare;
  }
}
