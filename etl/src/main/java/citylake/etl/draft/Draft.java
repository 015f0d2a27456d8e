package citylake.etl.draft;

import citylake.etl.format.DumpShape;
import java.util.List;

/**
 * All that a first look at a file found.
 *
 * @param file name without folder
 * @param id word by which the draft's city is known: as given, or made of the file's name
 * @param vendor name of the draft's vendor, likewise
 * @param kind of the records, e.g. "incident"
 * @param records data records read
 * @param isWhole whether the whole file was read, or only its beginning
 * @param columns in the file's order
 * @param findings what was concluded, with reasons and doubts, in the order of the file's structure
 * @param faults worst first
 * @param cells occupied map cells, fullest first; empty where there are no places or their
 *     coordinate system is not known
 * @param placed records that have a place on the map
 * @param hours 168 counts from Monday 00:00 as written in the file; empty where there are none
 * @param timed records that have a usable time of day
 * @param timeColumn whose times the hours count; null where there are none
 * @param dumpLine the line of the city's YAML that says where files like this one lie
 * @param notGiven columns of the standard table that say when, what and where, and that the draft
 *     cannot fill
 * @param asks what to ask the city
 */
public record Draft(
    String file,
    String id,
    String vendor,
    String kind,
    DumpShape shape,
    long records,
    boolean isWhole,
    List<DraftColumn> columns,
    List<Finding> findings,
    List<FileFault> faults,
    List<DraftCell> cells,
    long placed,
    List<Double> hours,
    long timed,
    String timeColumn,
    List<DraftFile> files,
    String dumpLine,
    List<String> notGiven,
    List<String> asks) {

  /** Path of the city's YAML among {@link #files}. */
  public String cityFile() {
    return "cities/" + id + ".yaml";
  }

  /** Edge of a map cell in metres. */
  public static final int CELL_M = PlaceCells.CELL_M;

  /**
   * One column of the file.
   *
   * @param type in words
   * @param role in words; null for nothing special
   * @param filled share of records in which it is not blank, 0 to 1
   */
  public record DraftColumn(String name, String type, String role, double filled) {}

  /** One occupied map cell: its centre in WGS84 degrees and how many records lie in it. */
  public record DraftCell(double lon, double lat, long count) {}

  /**
   * A drafted file of the source.
   *
   * @param path within a folder of sources
   */
  public record DraftFile(String path, String text) {}
}
