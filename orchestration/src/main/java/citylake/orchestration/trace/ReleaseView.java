package citylake.orchestration.trace;

import citylake.ddl.TableContract;
import citylake.ddl.TableName;
import citylake.lake.LakeCatalog;
import citylake.lake.Marks;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.orchestration.purge.PurgeBook;
import citylake.orchestration.quarantine.Quarantine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One release for the whole of an answer: all of its statements see the same night. */
public final class ReleaseView {
  private final LakeCatalog catalog;
  private final SparkSession session;
  private final ReleasedReader reader;
  private final Release release;

  private ReleaseView(LakeCatalog catalog, SparkSession session, Release release) {
    this.catalog = catalog;
    this.session = session;
    this.reader = new ReleasedReader(session, catalog);
    this.release = release;
  }

  /**
   * The release that readers see now.
   *
   * @param session opened only when there is a release
   * @throws NothingThere before the first night
   */
  public static ReleaseView current(LakeCatalog catalog, Supplier<SparkSession> session) {
    Release release =
        new Releases(catalog)
            .current()
            .orElseThrow(
                () ->
                    new NothingThere(
                        "Cannot look into the lake at %s: nothing has been released yet. Run a night first: citylake night --date D --dumps DIR"
                            .formatted(catalog.home().warehouse())));
    return new ReleaseView(catalog, session.get(), release);
  }

  public Release release() {
    return release;
  }

  SparkSession session() {
    return session;
  }

  /** The refused records of this release and their states. */
  Quarantine quarantine() {
    return new Quarantine(catalog, session, release);
  }

  /** What retention has deleted. */
  PurgeBook purges() {
    return new PurgeBook(catalog);
  }

  /** Where the copies of all files taken lie, by source and SHA-256. */
  Path landing() {
    return catalog.home().landing();
  }

  /** Rows of a table, narrowed before they are fetched. */
  public List<Row> rows(TableName table, UnaryOperator<Dataset<Row>> narrowed) {
    return read(table, rows -> narrowed.apply(rows).collectAsList());
  }

  /**
   * @param drain takes what it needs while the release is pinned
   */
  <T> T read(TableName table, Function<Dataset<Row>, T> drain) {
    if (release.table(table).isEmpty()) {
      throw new NothingThere(
          "Cannot read %s: release %d does not hold it. It holds: %s."
              .formatted(
                  table,
                  release.number(),
                  release.tables().stream().map(Release.ReleasedTable::table).toList()));
    }
    return reader.query(release, "SELECT * FROM " + table, drain);
  }

  /** The row of that key; empty where there is none. */
  Optional<Row> row(Key key) {
    return rows(key.table(), rows -> rows.filter(key.matches())).stream().findFirst();
  }

  /** Which step made the released state of a table; empty for one that no step has written. */
  Optional<Marks> marks(TableName table) {
    return release
        .table(table)
        .flatMap(released -> Marks.of(catalog.load(table).snapshot(released.snapshotId())));
  }

  /** A command that finds something: the key of some row of the table. */
  String example(TableContract contract) {
    List<Row> some = rows(contract.name(), rows -> rows.limit(1));
    return some.isEmpty()
        ? "the table has no rows"
        : "for example: " + Key.of(contract, some.get(0)).command();
  }
}
