package citylake.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * Rows that a night stands on, in the columns that migrations have given their table since.
 *
 * <p>Iceberg reads a snapshot in the columns that the table had when it was made. A night that
 * stands on rows of before a migration would not find the new columns there, though it is to write
 * them. So such a table gets a snapshot of the same rows in its columns of now, on a branch of its
 * own: readers stay on what they see until a run is released. A column that the rows lack is null
 * in them.
 */
final class PresentForm {
  private static final String FORM = "form_";
  private static final String OF = "_of_";

  private PresentForm() {}

  /**
   * Whether the snapshot shows other columns than the table has now: a migration came after it. One
   * that only said more about them does not count.
   */
  static boolean hasOtherColumns(Table table, long snapshot) {
    Integer seen = table.snapshot(snapshot).schemaId();
    return seen != null && !columns(table.schemas().get(seen)).equals(columns(table.schema()));
  }

  /** Every column in its order, within structs and lists too, with all but its description. */
  private static List<String> columns(Schema schema) {
    List<String> columns = new ArrayList<>();
    add(columns, schema.columns());
    return columns;
  }

  private static void add(List<String> columns, List<Types.NestedField> fields) {
    for (Types.NestedField field : fields) {
      Type type = field.type();
      columns.add(
          "%d %s %s %s"
              .formatted(
                  field.fieldId(),
                  field.name(),
                  type.isPrimitiveType() ? type : type.typeId(),
                  field.isOptional()));
      if (type.isNestedType()) {
        add(columns, type.asNestedType().fields());
      }
    }
  }

  /** A snapshot of the same rows in the columns of now; the one given where it has them. */
  static long ofSnapshot(Table table, long snapshot) {
    if (!hasOtherColumns(table, snapshot)) {
      return snapshot;
    }
    String branch = FORM + table.schema().schemaId() + OF + snapshot;
    Snapshots.commit(
        table,
        now ->
            now.refs().containsKey(branch)
                ? Optional.empty()
                : Optional.of(now.manageSnapshots().createBranch(branch, snapshot)));
    table.refresh();
    return ofBranch(table, branch);
  }

  /**
   * The head of the branch, in the columns of now: where it has others, by a commit without files,
   * since a snapshot keeps the columns that the table has when it is made.
   */
  static long ofBranch(Table table, String branch) {
    if (hasOtherColumns(table, table.snapshot(branch).snapshotId())) {
      // Steps side by side may ask at once.
      synchronized (PresentForm.class) {
        table.refresh();
        if (hasOtherColumns(table, table.snapshot(branch).snapshotId())) {
          AppendFiles nothing = table.newFastAppend().toBranch(branch);
          Marks.ofSameRows(table.snapshot(branch)).forEach(nothing::set);
          nothing.commit();
          table.refresh();
        }
      }
    }
    return table.snapshot(branch).snapshotId();
  }

  /**
   * Whether no run will come back to the branch. One that goes on where it was stands on what
   * readers see, in the columns of now.
   *
   * @param resumes whether a run is about to go on
   * @param released what readers see of the table
   */
  static boolean isLeftover(String branch, boolean resumes, long released) {
    return branch.startsWith(FORM) && !(resumes && branch.endsWith(OF + released));
  }
}
