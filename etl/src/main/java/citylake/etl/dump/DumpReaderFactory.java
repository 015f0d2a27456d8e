package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Opens splits in tasks. */
record DumpReaderFactory(
    String shape, StructType required, Broadcast<SerializableConfiguration> hadoop)
    implements PartitionReaderFactory {

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    DumpPartition dump = (DumpPartition) partition;
    DumpShape dumpShape = DumpShape.fromJson(shape);
    try {
      return new DumpReader(
          LandedBytes.open(dump, dumpShape, hadoop.value().value()),
          dump,
          dumpShape,
          new RecordRow(dump, dumpShape, required));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to open the landed file %s: %s".formatted(dump.path(), e.getMessage()), e);
    }
  }
}
