package citylake.etl.dump;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the pieces of a task one after the other; a piece that fails stops the task. */
final class UnionReader implements PartitionReader<InternalRow> {
  private final Iterator<UnionPartition.Piece> pieces;
  private final Broadcast<SerializableConfiguration> hadoop;
  private PartitionReader<InternalRow> records;
  private UnaryOperator<InternalRow> projection;

  UnionReader(UnionPartition partition, Broadcast<SerializableConfiguration> hadoop) {
    this.pieces = partition.pieces().iterator();
    this.hadoop = hadoop;
  }

  @Override
  public boolean next() throws IOException {
    while (records == null || !records.next()) {
      close();
      if (!pieces.hasNext()) {
        return false;
      }
      open(pieces.next());
    }
    return true;
  }

  private void open(UnionPartition.Piece piece) {
    ProjectionTask task = piece.task();
    records = new DumpReaderFactory(task.shape(), task.read(), hadoop).createReader(piece.split());
    projection = task.open();
  }

  @Override
  public InternalRow get() {
    return projection.apply(records.get());
  }

  @Override
  public void close() throws IOException {
    if (records != null) {
      records.close();
      records = null;
    }
  }
}
