package citylake.lake;

import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.connector.catalog.CatalogManager;

/**
 * A session whose every statement passes rules that somebody else gives, on the lake as released.
 *
 * <p>For one statement at a time: {@link #pin}, run it and fetch its rows, {@link #unpin}. Between
 * pins no table has a name. Whoever wants two statements at once opens two sessions.
 */
public final class ReleasedSession {
  /** A relation's option by which rules know the relations that they have dealt with. */
  public static final String MARK_OPTION = "citylake-governed";

  private final SparkSession session;
  private final Releases releases;

  private ReleasedSession(SparkSession session, Releases releases) {
    this.session = session;
    this.releases = releases;
  }

  /**
   * The session from which governed ones are opened: on the same cores as the one given, which goes
   * on without the rules.
   *
   * @param rules puts rules for parsing, analysing and checking in place
   */
  public static SparkSession root(SparkSession session, Consumer<SparkSessionExtensions> rules) {
    return SparkSessions.ruled(session, rules);
  }

  /** Opens a session under the rules of its root. */
  public static ReleasedSession open(SparkSession root, LakeCatalog catalog) {
    SparkSession own = SparkSessions.reading(root, catalog.home());
    // The other analyser knows no rules of ours.
    own.conf().set("spark.sql.analyzer.singlePassResolver.enabled", false);
    return new ReleasedSession(own, new Releases(catalog));
  }

  public SparkSession session() {
    return session;
  }

  /**
   * Until it is unpinned, this session reads the current release, and in it the columns shown.
   *
   * @throws IllegalStateException before the first release
   */
  public Release pin(ShownColumns shown) {
    Release release = current();
    ReleaseCatalog.of(session).pin(release, releases, shown);
    return release;
  }

  /**
   * The release that readers see.
   *
   * @throws IllegalStateException before the first one
   */
  public Release current() {
    return releases.current().orElseThrow(releases::nothingReleased);
  }

  /** Looks for names without a schema in that one, if there is one of that name. */
  public void lookIn(String schema) {
    CatalogManager catalogs =
        ((org.apache.spark.sql.classic.SparkSession) session).sessionState().catalogManager();
    String[] namespace = {schema};
    if (ReleaseCatalog.of(session).namespaceExists(namespace)) {
      catalogs.setCurrentNamespace(namespace);
    }
  }

  public void unpin() {
    ReleaseCatalog.of(session).unpin();
  }
}
