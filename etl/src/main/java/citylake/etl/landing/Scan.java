package citylake.etl.landing;

import java.util.List;

/**
 * What one pass over a delivered file found.
 *
 * @param sha256 of the delivered bytes, lower-case hex
 * @param deliveredBytes size as delivered
 * @param bytes size after gunzip; equal to {@code deliveredBytes} when not compressed
 * @param gzip whether the delivered bytes are gzip, whatever the name says
 * @param records data records, the header and blank lines not counted
 * @param faultyRecords those that cannot be decoded or split; each has a {@code _fault} when read
 * @param splits cover all records, in file order
 */
public record Scan(
    String sha256,
    long deliveredBytes,
    long bytes,
    boolean gzip,
    long records,
    long faultyRecords,
    List<Split> splits) {

  public Scan {
    splits = List.copyOf(splits);
  }
}
