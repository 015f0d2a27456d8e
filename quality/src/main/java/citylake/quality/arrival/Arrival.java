package citylake.quality.arrival;

import java.time.LocalDate;
import java.util.List;

/**
 * One delivery of one source, as far as it can be compared with others.
 *
 * @param night for which it was taken, or is about to be
 * @param records in the file
 * @param fields what its fields looked like; empty for one of which that is not known
 */
public record Arrival(LocalDate night, long records, List<Field> fields) {
  public Arrival {
    fields = List.copyOf(fields);
  }

  /**
   * @param looked records looked at
   * @param filled of them, how many hold more than blanks
   * @param numbers of the filled ones, how many are a number
   * @param times of the filled ones, how many look like a date or a time
   */
  public record Field(String name, long looked, long filled, long numbers, long times) {
    double filledShare() {
      return looked == 0 ? 0 : (double) filled / looked;
    }

    double numberShare() {
      return filled == 0 ? 0 : (double) numbers / filled;
    }

    double timeShare() {
      return filled == 0 ? 0 : (double) times / filled;
    }
  }
}
