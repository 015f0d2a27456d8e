package citylake.etl.dump;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.RecordCursor;
import java.io.IOException;
import java.io.InputStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads one split, record by record. */
final class DumpReader implements PartitionReader<InternalRow> {
  /** Longer records were refused at landing, by a limit that may be set up to this. */
  private static final int LONGEST_RECORD = 1 << 30;

  private final InputStream bytes;
  private final RecordCursor cursor;
  private final RecordRow row;
  private long recordNo;

  DumpReader(InputStream bytes, DumpPartition dump, DumpShape shape, RecordRow row) {
    this.bytes = bytes;
    this.row = row;
    this.recordNo = dump.split().firstRecordNo() - 1;
    this.cursor =
        DumpFormat.of(shape)
            .open(bytes, shape, dump.split().offset(), dump.split().length(), LONGEST_RECORD);
  }

  @Override
  public boolean next() throws IOException {
    recordNo++;
    return cursor.next();
  }

  @Override
  public InternalRow get() {
    return row.of(cursor, recordNo);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
