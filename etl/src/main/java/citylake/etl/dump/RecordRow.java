package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.RecordFault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Makes the row of a record, with the columns that were asked for and nothing else.
 *
 * <p>The row object is used again for the next record, and its strings are views of the cursor's
 * buffer. Spark allows that: directly above a row source like this stands a projection that copies
 * all values into an UnsafeRow, which Spark itself uses again for each row.
 */
final class RecordRow {
  private final Object[] values;
  private final InternalRow row;
  private final int[] fieldOf;
  private final boolean needsFault;
  private final MessageDigest sha256;
  private final int recordNoAt;
  private final int byteOffsetAt;
  private final int recordAt;
  private final int contentHashAt;
  private final int faultAt;

  RecordRow(DumpPartition dump, DumpShape shape, StructType required) {
    String[] names = required.fieldNames();
    values = new Object[names.length];
    row = new GenericInternalRow(values);
    fieldOf = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      fieldOf[i] = shape.fields().indexOf(names[i]);
    }
    recordNoAt = at(names, DumpColumns.RECORD_NO);
    byteOffsetAt = at(names, DumpColumns.BYTE_OFFSET);
    recordAt = at(names, DumpColumns.RECORD);
    contentHashAt = at(names, DumpColumns.CONTENT_HASH);
    faultAt = at(names, DumpColumns.FAULT);
    needsFault = faultAt >= 0 || Arrays.stream(fieldOf).anyMatch(field -> field >= 0);
    sha256 = contentHashAt >= 0 ? newSha256() : null;
    setConstant(at(names, DumpColumns.DELIVERY), dump.delivery());
    setConstant(at(names, DumpColumns.FILE), dump.file());
  }

  private static int at(String[] names, String wanted) {
    return Arrays.asList(names).indexOf(wanted);
  }

  private void setConstant(int at, String value) {
    if (at >= 0) {
      values[at] = UTF8String.fromString(value);
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash records: this Java has no SHA-256", e);
    }
  }

  /** The row of the record on which the cursor stands; valid until the next call. */
  InternalRow of(RecordCursor cursor, long recordNo) {
    if (recordNoAt >= 0) {
      values[recordNoAt] = recordNo;
    }
    if (byteOffsetAt >= 0) {
      values[byteOffsetAt] = cursor.byteOffset();
    }
    if (recordAt >= 0) {
      int start = cursor.start();
      values[recordAt] = Arrays.copyOfRange(cursor.buffer(), start, start + cursor.length());
    }
    if (contentHashAt >= 0) {
      sha256.update(cursor.buffer(), cursor.start(), cursor.length());
      values[contentHashAt] = sha256.digest();
    }
    if (needsFault) {
      setFieldsOrFault(cursor);
    }
    return row;
  }

  private void setFieldsOrFault(RecordCursor cursor) {
    RecordFault fault = cursor.faultInFile();
    if (faultAt >= 0) {
      values[faultAt] = fault == null ? null : UTF8String.fromString(fault.text());
    }
    for (int i = 0; i < fieldOf.length; i++) {
      if (fieldOf[i] >= 0) {
        values[i] = fault == null ? cursor.field(fieldOf[i]) : null;
      }
    }
  }
}
