package citylake.governance.enforce;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.governance.policy.Policy;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;

/**
 * Some rows of a table, and how its columns are seen in them.
 *
 * @param rows which; null for all
 * @param clear highest grade that is shown as it is
 * @param masked highest grade that is shown by its mask, where the column has one
 * @param opened columns that are shown as they are, whatever their grade
 * @param counted where rows are only counted: nothing else counts then
 */
record Slice(
    Column rows,
    Optional<Grade> clear,
    Optional<Grade> masked,
    Set<String> opened,
    Optional<Policy.Counted> counted) {
  private static final Optional<Grade> PUBLIC_ALONE = Optional.of(Grade.PUBLIC);

  Slice(Column rows, Optional<Grade> clear, Optional<Grade> masked, Set<String> opened) {
    this(rows, clear, masked, opened, Optional.empty());
  }

  /** Rows that are only counted. */
  static Slice ofCells(Column rows, Policy.Counted counted) {
    return new Slice(rows, Optional.empty(), Optional.empty(), Set.of(), Optional.of(counted));
  }

  /** How a column is seen. */
  enum Sight {
    CLEAR,
    MASKED,
    COARSE,
    HIDDEN
  }

  /**
   * A column that tells nothing of a person has no mask: up to the grade of masked rights it is
   * shown as it is. What a mask gives counts one grade lower than its column; whoever is shown
   * PUBLIC columns alone, and those that an approval names, is shown no masks.
   */
  Sight sight(Policy policy, ColumnContract column) {
    if (counted.isPresent()) {
      return counted.get().by().containsKey(column.name()) ? Sight.COARSE : Sight.HIDDEN;
    }
    boolean hasMask = policy.mask(column).isPresent();
    if (opened.contains(column.name())
        || reaches(clear, column.grade())
        || column.grade() == Grade.PUBLIC
        || (!hasMask && reaches(masked, column.grade()))) {
      return Sight.CLEAR;
    }
    Grade lowered = column.grade().oneLower();
    boolean reachesMask =
        reaches(masked, lowered) || (reaches(clear, lowered) && !clear.equals(PUBLIC_ALONE));
    return hasMask && reachesMask ? Sight.MASKED : Sight.HIDDEN;
  }

  private static boolean reaches(Optional<Grade> highest, Grade grade) {
    return highest.filter(each -> each.compareTo(grade) >= 0).isPresent();
  }
}
