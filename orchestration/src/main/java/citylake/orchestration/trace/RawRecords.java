package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.ddl.Tables;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;

/** Finds delivered records in the evidence that the lake keeps of every file. */
public final class RawRecords {
  private final ReleaseView lake;

  public RawRecords(ReleaseView lake) {
    this.lake = lake;
  }

  /** A record's place: the delivery and the record's number in its file. */
  public record Place(String delivery, long recordNo) {}

  /** The records at these places, in one statement; one that is not there is missing. */
  List<RawRecord> at(String source, Collection<Place> places) {
    Set<Place> wanted = new HashSet<>(places);
    if (wanted.isEmpty()) {
      return List.of();
    }
    Column near =
        col("source")
            .equalTo(source)
            .and(col("delivery").isin(wanted.stream().map(Place::delivery).distinct().toArray()))
            .and(col("record_no").isin(wanted.stream().map(Place::recordNo).distinct().toArray()));
    return lake.rows(Tables.RAW_RECORD, rows -> rows.filter(near)).stream()
        .map(RawRecord::of)
        .filter(record -> wanted.contains(new Place(record.delivery(), record.recordNo())))
        .toList();
  }

  /** The readable records of a source whose bytes contain all of these texts. */
  List<RawRecord> containing(String source, List<byte[]> texts) {
    Column wanted = col("source").equalTo(source).and(col("fault").isNull());
    for (byte[] text : texts) {
      wanted = wanted.and(call_function("contains", col("record"), lit(text)));
    }
    Column all = wanted;
    return lake.rows(Tables.RAW_RECORD, rows -> rows.filter(all)).stream()
        .map(RawRecord::of)
        .toList();
  }
}
