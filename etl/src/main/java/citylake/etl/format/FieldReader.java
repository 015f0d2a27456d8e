package citylake.etl.format;

import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Finds the declared fields in the bytes of one record. */
interface FieldReader {

  /**
   * Reads one record; its fields are those of {@link #field} until the next call.
   *
   * @return null for a sound record
   */
  RecordFault read(byte[] bytes, int start, int end);

  /** Text of a declared field of the last sound record; empty where it has none. */
  UTF8String field(int index);

  /** Places of all fields that records read so far were seen to have, the undeclared too. */
  List<String> seenPlaces();
}
