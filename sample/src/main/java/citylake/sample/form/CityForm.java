package citylake.sample.form;

import citylake.sample.land.City;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How one city writes its dumps: names of files, encoding, order and spelling of fields. */
public interface CityForm {
  /** Name of the vendor or standard whose form it is. */
  String name();

  /** End of a file's name, with its point: {@code .csv.gz}. */
  String ending();

  /** In which its texts are; of no meaning where a file is no text. */
  default Charset encoding() {
    return StandardCharsets.UTF_8;
  }

  /** How it spells values. */
  Habits habits();

  /** Whether corrections come with the changed fields alone rather than as whole rows. */
  boolean correctsInParts();

  /**
   * The form as the vendor's software writes millions of rows. Where a file is made of parts that
   * hold many rows each, those of the sample are small, so that small files have several.
   */
  default CityForm inBulk() {
    return this;
  }

  /** Begins a file; closing the writer ends and closes it. */
  RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException;

  /** Writes the records of one file, in order. */
  interface RecordWriter extends Closeable {
    /**
     * One record.
     *
     * @param values by the kind's fields; null where unknown; a text in place of a time or number
     *     is written as it is
     * @param version 1 for the first delivery of the row; a greater one replaces a smaller
     */
    void write(Object[] values, Action action, int version) throws IOException;

    /**
     * A record whose fields cannot be told apart.
     *
     * @return whether there is such a thing in this form; if not, nothing was written
     */
    boolean writeBroken() throws IOException;

    /**
     * Whether a time that is none stays readable as such; if not, the vendor's export has lost it,
     * and nobody can tell it from one that was never known.
     */
    default boolean keepsTimesThatAreNone() {
      return true;
    }
  }
}
