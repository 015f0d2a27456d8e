package citylake.etl.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What a row carries about itself: its issues and the values that a rule changed; a public class,
 * because Spark's generated code calls it. Built-in {@code array_compact} is interpreted row by row
 * and was the slowest part of a SELECT.
 */
public final class RowNotes {
  private static final ArrayData NONE = new GenericArrayData(new Object[0]);
  private static final int CHANGE_FIELDS = 3;
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(
          () -> {
            try {
              return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
              throw new IllegalStateException("Cannot hash: this Java has no SHA-256.", e);
            }
          });

  private RowNotes() {}

  /** The names that are not null, in order. */
  public static ArrayData issues(ArrayData candidates) {
    int count = present(candidates);
    if (count == 0) {
      return NONE;
    }
    Object[] kept = new Object[count];
    int next = 0;
    for (int i = 0; i < candidates.numElements(); i++) {
      if (!candidates.isNullAt(i)) {
        kept[next++] = candidates.getUTF8String(i).clone();
      }
    }
    return new GenericArrayData(kept);
  }

  /** The changes that are not null, in order. */
  public static ArrayData changes(ArrayData candidates) {
    int count = present(candidates);
    if (count == 0) {
      return NONE;
    }
    Object[] kept = new Object[count];
    int next = 0;
    for (int i = 0; i < candidates.numElements(); i++) {
      if (!candidates.isNullAt(i)) {
        InternalRow change = candidates.getStruct(i, CHANGE_FIELDS);
        kept[next++] = change.copy();
      }
    }
    return new GenericArrayData(kept);
  }

  /** SHA-256 of the text as UTF-8. */
  public static byte[] sha256(UTF8String text) {
    return SHA_256.get().digest(text.getBytes());
  }

  private static int present(ArrayData candidates) {
    int count = 0;
    for (int i = 0; i < candidates.numElements(); i++) {
      count += candidates.isNullAt(i) ? 0 : 1;
    }
    return count;
  }
}
