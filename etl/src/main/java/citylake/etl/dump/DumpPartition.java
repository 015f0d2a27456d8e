package citylake.etl.dump;

import citylake.etl.landing.Split;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads: one split of one file. */
record DumpPartition(String path, String delivery, String file, boolean gzip, Split split)
    implements InputPartition {

  static DumpPartition of(LandedFile file, Split split) {
    return new DumpPartition(file.path(), file.delivery(), file.file(), file.gzip(), split);
  }
}
