package citylake.lake;

import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * Reads the lake as released: each statement sees one release from its first table to its last row.
 *
 * <p>Statements of one reader run one after the other; whoever wants two at once opens two readers.
 */
public final class ReleasedReader {
  private final SparkSession session;
  private final Releases releases;

  public ReleasedReader(SparkSession session, LakeCatalog catalog) {
    this.session = SparkSessions.reading(session, catalog.home());
    this.releases = new Releases(catalog);
  }

  /**
   * Runs a statement on the current release.
   *
   * @param drain takes the rows while the release is still pinned; what it returns must not read on
   */
  public <T> T query(String sql, Function<Dataset<Row>, T> drain) {
    Release release = releases.current().orElseThrow(releases::nothingReleased);
    return query(release, sql, drain);
  }

  /**
   * Runs a statement on the release given.
   *
   * @throws IllegalArgumentException for a statement that does anything but read; it has not run
   */
  public <T> T query(Release release, String sql, Function<Dataset<Row>, T> drain) {
    try {
      ReaderStatement.check(session, sql);
    } catch (ParseException e) {
      // Spark's own statement of the fault is the best there is, and it never runs.
      return pinned(release, sql, drain);
    }
    return pinned(release, sql, drain);
  }

  /** What the catalog itself allows, whatever the statement is. */
  synchronized <T> T pinned(Release release, String sql, Function<Dataset<Row>, T> drain) {
    ReleaseCatalog catalog = ReleaseCatalog.of(session);
    catalog.pin(release, releases);
    try {
      return drain.apply(session.sql(sql));
    } catch (Exception e) {
      // Spark throws checked exceptions that its methods do not declare.
      StatementFailed.refuseValues(e);
      throw e;
    } finally {
      catalog.unpin();
    }
  }
}
