package citylake.lake;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;

/** A released table of which some columns have no name for whoever asks. */
public interface GovernedTable {
  /**
   * The same table at the same snapshot with all its columns, for rules that filter and mask it.
   */
  Table whole();

  /** For each column of the snapshot, what the table calls it now; dropped ones are left out. */
  Map<String, String> presentNames();
}
