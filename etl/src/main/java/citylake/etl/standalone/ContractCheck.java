package citylake.etl.standalone;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.GzipFront;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.RecordFault;
import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.ScanLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a file against what was agreed: first as a whole, by the night's own scan, then record by
 * record. No value of the file is told.
 */
public final class ContractCheck {
  private ContractCheck() {}

  /**
   * What was found.
   *
   * @param refusal why the file would be refused; null where it would be taken
   * @param refusalReason its code
   * @param records data records; 0 for a refused file
   * @param unreadable records that cannot be split or decoded
   * @param withoutNumber records whose number is blank
   * @param lines the first findings, a line each
   */
  public record Result(
      String refusal,
      String refusalReason,
      long records,
      long unreadable,
      long withoutNumber,
      List<String> lines) {}

  /**
   * Reads the file twice, as a stream.
   *
   * @param limit findings that are listed; all are counted
   */
  public static Result of(Path file, AgreedDump dump, int limit) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      DeliveryScan.scan(
          bytes,
          OutputStream.nullOutputStream(),
          dump.shape(),
          String.valueOf(file.getFileName()),
          ScanLimits.DEFAULT);
    } catch (DeliveryRefused e) {
      return new Result(e.getMessage(), e.reason(), 0, 0, 0, List.of());
    }
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text =
            DumpFormat.of(dump.shape()).unpacked(GzipFront.of(bytes).unpacked(), dump.shape())) {
      return records(text, dump, limit);
    }
  }

  private static Result records(InputStream text, AgreedDump dump, int limit) throws IOException {
    DumpShape shape = dump.shape();
    int[] keys = dump.keyFields().stream().mapToInt(shape.fields()::indexOf).toArray();
    RecordCursor cursor =
        DumpFormat.of(shape).open(text, shape, 0, Long.MAX_VALUE, ScanLimits.DEFAULT.recordBytes());
    boolean isAny = cursor.next();
    if (isAny && shape.header()) {
      isAny = cursor.next();
    }
    long number = 0;
    long unreadable = 0;
    long withoutNumber = 0;
    List<String> lines = new ArrayList<>();
    for (; isAny; isAny = cursor.next()) {
      number++;
      RecordFault fault = cursor.faultInFile();
      String found = null;
      if (fault != null) {
        unreadable++;
        found = "unreadable_record: " + fault.text();
      } else {
        String blank = blankKey(cursor, keys, shape);
        if (blank != null) {
          withoutNumber++;
          found = "key_missing: %s is empty; wanted: the record's number".formatted(blank);
        }
      }
      if (found != null && lines.size() < limit) {
        lines.add("record %d, byte %d: %s".formatted(number, cursor.byteOffset(), found));
      }
    }
    return new Result(null, null, number, unreadable, withoutNumber, List.copyOf(lines));
  }

  private static String blankKey(RecordCursor cursor, int[] keys, DumpShape shape) {
    for (int key : keys) {
      if (cursor.field(key).trim().numBytes() == 0) {
        return shape.fields().get(key);
      }
    }
    return null;
  }
}
