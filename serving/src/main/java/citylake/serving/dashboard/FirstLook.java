package citylake.serving.dashboard;

import java.util.List;

/**
 * What a first look at a stranger's file shows: what is in it, what is wrong with it, where and
 * when its rows are.
 *
 * @param file name of the file, without its folder
 * @param records data records read
 * @param columns the columns in the file's order, as the drafted contract has them
 * @param faults faults found, worst first
 * @param cellSizeM edge of a map cell in metres
 * @param cells occupied map cells; empty where no place columns were found
 * @param placed records that have a place
 * @param hours 168 counts, 0 = Monday 00:00 to 01:00 as written in the file; empty where no time
 *     column was found
 * @param timed records that have a usable time of day
 * @param timeColumn column of the clock; null where none was found
 */
public record FirstLook(
    String file,
    long records,
    List<Column> columns,
    List<Fault> faults,
    int cellSizeM,
    List<PlaceCell> cells,
    long placed,
    List<Double> hours,
    long timed,
    String timeColumn) {
  public FirstLook {
    columns = List.copyOf(columns);
    faults = List.copyOf(faults);
    cells = List.copyOf(cells);
    hours = List.copyOf(hours);
    if (!hours.isEmpty() && hours.size() != 168) {
      throw new IllegalArgumentException(
          "Invalid clock of %s: %d hours instead of 168 (or none). Nothing was written."
              .formatted(file, hours.size()));
    }
  }

  /**
   * One column of the file.
   *
   * @param role what it was taken for, in words, e.g. {@code time}, {@code longitude}; null where
   *     nothing special
   * @param filled share of records in which it is not blank, 0 to 1
   */
  public record Column(String name, String type, String role, double filled) {}

  /**
   * One fault of the file.
   *
   * @param name code of the fault, e.g. {@code time_unreadable}
   * @param records how many records have it
   * @param detail what is wrong, in words, without any person's data
   * @param firstRecord number of the first record that has it, 1-based; null for a fault of the
   *     whole file
   */
  public record Fault(String name, long records, String detail, Long firstRecord) {}

  /** One occupied map cell: its centre in WGS84 degrees and how many records lie in it. */
  public record PlaceCell(double lon, double lat, long count) {}
}
