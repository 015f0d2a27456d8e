package citylake.lineage.column;

import citylake.ddl.TableName;
import java.util.Comparator;

/** How a column of a table enters an output: as part of its value, or by deciding which rows. */
public record ColumnUse(TableName table, String column, How how) implements Comparable<ColumnUse> {
  private static final Comparator<ColumnUse> ORDER =
      Comparator.comparing(ColumnUse::table)
          .thenComparing(ColumnUse::column)
          .thenComparing(ColumnUse::how);

  /** The transformation types of OpenLineage's column lineage, in its own words. */
  public enum How {
    /** The value as it is. */
    IDENTITY(true),
    /** A value computed from it. */
    TRANSFORMATION(true),
    /** A value computed from many rows of it. */
    AGGREGATION(true),
    /** It decides which of several values is taken. */
    CONDITIONAL(false),
    /** It parts or orders the rows that a window looks at. */
    WINDOW(false),
    /** It decides which rows of two tables meet. */
    JOIN(false),
    /** It decides which rows count. */
    FILTER(false),
    /** It decides which rows are counted together. */
    GROUP_BY(false),
    /** It orders the rows. */
    SORT(false);

    private final boolean isDirect;

    How(boolean isDirect) {
      this.isDirect = isDirect;
    }

    /** Whether the value itself goes in. */
    public boolean isDirect() {
      return isDirect;
    }

    /** What becomes of this use when its value goes into another in the given way. */
    How then(How next) {
      if (!isDirect || !next.isDirect) {
        return isDirect ? next : this;
      }
      return compareTo(next) >= 0 ? this : next;
    }
  }

  ColumnUse then(How next) {
    return new ColumnUse(table, column, how.then(next));
  }

  /** Table and column, however it is used. */
  public String name() {
    return table + "." + column;
  }

  @Override
  public int compareTo(ColumnUse other) {
    return ORDER.compare(this, other);
  }
}
