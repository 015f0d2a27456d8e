package citylake.lake;

import citylake.ddl.Migration;
import citylake.ddl.Migrations;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.iceberg.catalog.Namespace;
import org.apache.spark.sql.SparkSession;

/**
 * Brings a lake's tables to the form that the contracts declare.
 *
 * <p>What has been applied is kept as a property of the namespace {@code ops}. A migration that was
 * cut off is run again from its start; its statements are written for that.
 */
public final class MigrationRunner {
  private static final Namespace OPS = Namespace.of("ops");
  private static final String APPLIED = "citylake.migration.";

  private final LakeCatalog catalog;

  public MigrationRunner(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The migrations that this lake does not have yet, in order.
   *
   * @throws IllegalStateException when the lake has one that this build does not know, or in
   *     another form
   */
  public List<Migration> pending() {
    refuseNewer();
    Map<String, String> applied = catalog.namespaceProperties(OPS);
    for (Migration migration : Migrations.all()) {
      String hash = applied.get(APPLIED + migration.number());
      if (hash != null && !hash.equals(migration.hash())) {
        throw new IllegalStateException(
            "Cannot open the lake %s: migration %d (%s) was applied to it in another form. Its tables are unchanged; use the program that made it, or restore the migration's file."
                .formatted(catalog.home().warehouse(), migration.number(), migration.name()));
      }
    }
    return Migrations.all().stream()
        .filter(migration -> !applied.containsKey(APPLIED + migration.number()))
        .toList();
  }

  /**
   * Refuses a lake that a newer build has changed.
   *
   * @throws IllegalStateException naming the migration that this build does not know
   */
  void refuseNewer() {
    int known = Migrations.all().size();
    OptionalInt newest =
        catalog.namespaceProperties(OPS).keySet().stream()
            .filter(key -> key.startsWith(APPLIED))
            .mapToInt(key -> Integer.parseInt(key.substring(APPLIED.length())))
            .max();
    if (newest.isPresent() && newest.getAsInt() > known) {
      throw new IllegalStateException(
          "Cannot open the lake %s: a newer build has changed its tables. Namespace %s bears the mark of migration %d, and this build knows migrations up to %d. Nothing was changed. Update this build, or name another lake with --lake."
              .formatted(catalog.home().local(), OPS, newest.getAsInt(), known));
    }
  }

  /** Applies what is pending, one after the other. */
  public void apply(SparkSession session) {
    for (Migration migration : pending()) {
      // By SQL: Spark's catalog interface looks the name up in the thread's active session, not in
      // this one.
      session.sql("USE " + SparkSessions.NIGHT);
      try {
        migration.carryOut(session::sql);
      } finally {
        session.sql("USE " + SparkSessions.RELEASED);
      }
      catalog.setNamespaceProperty(OPS, APPLIED + migration.number(), migration.hash());
    }
    catalog.tables().forEach(table -> Snapshots.birth(catalog.load(table)));
  }
}
