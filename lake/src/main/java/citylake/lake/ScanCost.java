package citylake.lake;

import org.apache.iceberg.spark.SparkReadOptions;

/** What Spark is told about the cost of reading the lake's tables. */
final class ScanCost {
  /** The option by which a read is told. */
  static final String OPTION = SparkReadOptions.FILE_OPEN_COST;

  /**
   * As how many bytes an opened file counts when files are put together into tasks of 16 MB and
   * more. A night leaves a file of some 20 kB a city and kind. At Iceberg's own 4 MB four of them
   * are a task, and a task, which carries the whole plan with it, costs more than they do; here it
   * is sixty of them. The price: sixteen files of 1 MB are one task, and so one core's work, where
   * they were four.
   */
  static final String OPEN_FILE = Long.toString(256L << 10);

  private ScanCost() {}
}
