package citylake.etl.dump;

import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/** One read of dump files: a task for each split. */
final class DumpScan implements SupportsReportStatistics, Batch {
  private final DumpOptions options;
  private final StructType required;

  DumpScan(DumpOptions options, StructType required) {
    this.options = options;
    this.required = required;
  }

  DumpOptions options() {
    return options;
  }

  @Override
  public StructType readSchema() {
    return required;
  }

  @Override
  public String description() {
    return "dump of %d files".formatted(options.files().size());
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return options.files().stream()
        .flatMap(file -> file.splits().stream().map(split -> DumpPartition.of(file, split)))
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new DumpReaderFactory(
        options.shape().toJson(), required, SharedHadoop.of(SparkContext.getOrCreate()));
  }

  @Override
  public Statistics estimateStatistics() {
    long bytes = options.bytes();
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
