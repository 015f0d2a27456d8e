package citylake.lake;

import citylake.ddl.TableName;

/**
 * Which tables and columns have names for whoever asks; the others are not there, also not for
 * {@code SELECT *}, DESCRIBE and SHOW.
 *
 * <p>A column is meant by the name that its table gives it now. In an older snapshot it is found by
 * its field id, whatever it was called then; one that the table no longer has is not shown.
 */
public interface ShownColumns {
  /** Whether any of the table's columns is shown. */
  boolean shows(TableName table);

  /** Whether a column, by its present name, is shown. */
  boolean shows(TableName table, String column);
}
