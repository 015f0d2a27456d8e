package citylake.etl.format;

import java.io.IOException;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Stands on one record of a file and moves forward, without objects per record: all that it gives
 * is valid until the next {@link #next}.
 */
public interface RecordCursor {

  /** Moves to the next record; false behind the last. */
  boolean next() throws IOException;

  /** Offset of the record's first byte in the uncompressed file. */
  long byteOffset();

  /** Offset behind the record's end mark. */
  long endOffset();

  /** Holds the record's exact bytes from {@link #start}, never changed in place. */
  byte[] buffer();

  int start();

  /** Bytes of the record without its end mark. */
  int length();

  /** Whether any byte of the record is outside ASCII. */
  boolean hasNonAscii();

  /** Why the record does not split into the fields of the shape; null where it does. */
  RecordFault fault();

  /** {@link #fault} of a record of a whole file, which says too where the file breaks off in it. */
  default RecordFault faultInFile() {
    return fault();
  }

  /** How many fields were found. */
  int fields();

  /**
   * Text of a field, from 0; quotes removed, doubled quotes single. Only for records that can be
   * decoded.
   */
  UTF8String field(int index);

  /**
   * Places of all fields that the records behind were seen to have, the undeclared too; null where
   * a format names its fields in a header or not at all.
   */
  default List<String> seenPlaces() {
    return null;
  }
}
