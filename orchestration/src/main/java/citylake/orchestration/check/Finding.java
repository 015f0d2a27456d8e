package citylake.orchestration.check;

import java.util.List;

/**
 * What is wrong with one record.
 *
 * @param recordNo 1-based, the header not counted
 * @param byteOffset where the record begins in the uncompressed file, 0-based
 * @param name of the refusal or issue
 * @param isRefused whether the record becomes no row
 * @param fields that decide it, with what stands there
 * @param wrong in words
 * @param wanted in words
 */
public record Finding(
    long recordNo,
    long byteOffset,
    String name,
    boolean isRefused,
    List<FieldValue> fields,
    String wrong,
    String wanted) {

  /**
   * A field of the record.
   *
   * @param shown the value, or what may be said of it: fields of grade sensitive and top_secret
   *     never show theirs
   */
  public record FieldValue(String field, String shown) {}
}
