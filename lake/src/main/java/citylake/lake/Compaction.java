package citylake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RewriteManifests;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.actions.SizeBasedFileRewritePlanner;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;

/**
 * Brings a table's many small files into fewer, where that pays; the rows stay the same.
 *
 * <p>Writes to {@code main}, which means nothing to readers and is put back at every start.
 */
final class Compaction {
  /** Files of 128 MB: two cores read one within a few seconds, and a merge rewrites no more. */
  private static final long TARGET_BYTES = 128L << 20;

  /** Fewer small files than this in one partition cost less to read than to write anew. */
  static final int MINIMUM_FILES = 5;

  /** Manifests are read at each plan, a few milliseconds each; their own merging starts at 100. */
  private static final int MANIFESTS = 16;

  /** The newest nights, whose rows are corrected most. */
  static final int NIGHTS_OF_CORRECTION = 7;

  private final Table table;
  private final int minimumFiles;
  private final Expression files;

  Compaction(Table table, int minimumFiles) {
    this(table, minimumFiles, Expressions.alwaysTrue());
  }

  private Compaction(Table table, int minimumFiles, Expression files) {
    this.table = table;
    this.minimumFiles = minimumFiles;
    this.files = files;
  }

  /**
   * As of a night. Of a table in which files keep to their nights ({@link MergeParts}), those of
   * the newest nights are left as they are: a correction writes its file anew, and should not write
   * a month's.
   */
  static Compaction asOf(LocalDate night, Table table, int minimumFiles) {
    int nightsOfAFile =
        table.schema().findField(MergeParts.FIRST_SEEN) == null
            ? 0
            : MergeParts.nightsOfAFile(table.currentSnapshot());
    if (nightsOfAFile == 0) {
      return new Compaction(table, minimumFiles);
    }
    LocalDate left =
        MergeParts.firstOfFile(night.minusDays(NIGHTS_OF_CORRECTION - 1), nightsOfAFile);
    return new Compaction(
        table, minimumFiles, Expressions.lessThan(MergeParts.FIRST_SEEN, left.toString()));
  }

  private Map<String, String> options() {
    return Map.of(
        RewriteDataFiles.TARGET_FILE_SIZE_BYTES,
        Long.toString(TARGET_BYTES),
        SizeBasedFileRewritePlanner.MIN_INPUT_FILES,
        Integer.toString(minimumFiles));
  }

  /** Data files that would be written anew. */
  int smallFiles() {
    BinPackRewriteFilePlanner planner =
        new BinPackRewriteFilePlanner(table, files, table.currentSnapshot().snapshotId(), false);
    planner.init(options());
    int small = 0;
    for (RewriteFileGroup group : planner.plan().groups()) {
      small += group.inputFileNum();
    }
    return small;
  }

  /** Manifests that would be written anew; 0 where there are few. */
  int smallManifests() {
    int manifests = table.currentSnapshot().allManifests(table.io()).size();
    return manifests > MANIFESTS ? manifests : 0;
  }

  /** Writes small data files anew, in one commit. */
  void ofData(SparkSession session) {
    var action = SparkActions.get(session).rewriteDataFiles(table).binPack().filter(files);
    options().forEach(action::option);
    Marks.ofSameRows(table.currentSnapshot()).forEach(action::snapshotProperty);
    action.execute();
    table.refresh();
  }

  /** Writes the table's rows into one file, without Spark; for the lake's own small tables. */
  void ofSmallTable() {
    List<Map<String, Object>> rows = SmallTable.rows(table, table.currentSnapshot().snapshotId());
    DataFile whole = SmallTable.write(table, rows);
    RewriteFiles rewrite =
        table
            .newRewrite()
            .addFile(whole)
            .validateFromSnapshot(table.currentSnapshot().snapshotId());
    eachFile(task -> rewrite.deleteFile(task.file()));
    Marks.ofSameRows(table.currentSnapshot()).forEach(rewrite::set);
    if (!counted(rows).equals(counted(SmallTable.read(table, whole)))) {
      throw new IllegalStateException(
          "Cannot compact %s: its rows read back otherwise than they were written. The table is unchanged; look at the disk."
              .formatted(table.name()));
    }
    rewrite.commit();
    table.refresh();
  }

  private static Map<Map<String, Object>, Integer> counted(List<Map<String, Object>> rows) {
    Map<Map<String, Object>, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts;
  }

  /** Brings the table's manifests into fewer; they name the same files. */
  void ofManifests() {
    Set<String> before = new HashSet<>();
    eachFile(task -> before.add(task.file().location()));
    RewriteManifests rewrite =
        table.rewriteManifests().clusterBy(file -> "").rewriteIf(any -> true);
    Marks.ofSameRows(table.currentSnapshot()).forEach(rewrite::set);
    rewrite.commit();
    table.refresh();
    Set<String> after = new HashSet<>();
    eachFile(task -> after.add(task.file().location()));
    if (!before.equals(after)) {
      throw new IllegalStateException(
          "Cannot rewrite the manifests of %s: they would name other files than before. Readers see the release before; nothing was removed."
              .formatted(table.name()));
    }
  }

  private void eachFile(Consumer<FileScanTask> use) {
    try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
      files.forEach(use);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the files of " + table.name(), e);
    }
  }
}
