package citylake.etl.dump;

import citylake.etl.dump.UnionPartition.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** One read of a union of dumps: a few tasks, each with the splits of many files. */
final class UnionScan implements SupportsReportStatistics, Batch {
  private final List<ProjectedDump> dumps;
  private final StructType required;

  UnionScan(List<ProjectedDump> dumps, StructType required) {
    this.dumps = dumps;
    this.required = required;
  }

  @Override
  public StructType readSchema() {
    return required;
  }

  @Override
  public String description() {
    return "union of %d dumps".formatted(dumps.size());
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return UnionPartition.packed(pieces(), SparkContext.getOrCreate().defaultParallelism());
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (ProjectedDump dump : dumps) {
      ProjectionTask task = dump.giving(required);
      for (LandedFile file : dump.dump().files()) {
        file.splits().forEach(split -> pieces.add(new Piece(task, DumpPartition.of(file, split))));
      }
    }
    return pieces;
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory(SharedHadoop.of(SparkContext.getOrCreate()));
  }

  private record Factory(Broadcast<SerializableConfiguration> hadoop)
      implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new UnionReader((UnionPartition) partition, hadoop);
    }
  }

  @Override
  public Statistics estimateStatistics() {
    long bytes = dumps.stream().mapToLong(dump -> dump.dump().bytes()).sum();
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(bytes);
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.empty();
      }
    };
  }
}
