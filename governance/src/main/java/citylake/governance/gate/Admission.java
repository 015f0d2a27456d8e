package citylake.governance.gate;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A statement that was let in, and the rows it may see. The release that it reads stays pinned, and
 * a session of its own stays taken, until it is closed: close it when its last row is fetched.
 */
public interface Admission extends AutoCloseable {
  /**
   * What the statement gives, already filtered and masked; nothing has run yet unless the statement
   * is a SHOW, a DESCRIBE or an EXPLAIN.
   *
   * <p>A failure while it runs may quote a value of a row: tell it by {@code
   * citylake.lake.StatementFailed.refuseValues} alone.
   */
  Dataset<Row> rows();

  /** Tables that it reads, e.g. standard.crash, in the order of their names. */
  List<String> tables();

  /**
   * Whose rows it may see, and by which approvals: for the log, and for those whose rows they are.
   */
  Concerned concerned();

  /**
   * Asked before each fetch: whether all it rests on still holds. Looks at the disk each time, so
   * it answers by what was changed a moment ago.
   *
   * @throws Denied where an approval has expired or was withdrawn, a city has stopped sharing, the
   *     user or a right of theirs is gone, or none of this can be read
   */
  void recheck() throws Denied;

  @Override
  void close();

  /** Instead of closing it, where work on it was ended by force: nothing of it is used again. */
  default void abandon() {
    close();
  }
}
