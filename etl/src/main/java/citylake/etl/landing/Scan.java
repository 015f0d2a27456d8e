package citylake.etl.landing;

import java.util.List;

/**
 * What one pass over a delivered file found.
 *
 * @param sha256 of the delivered bytes, lower-case hex
 * @param deliveredBytes size as delivered
 * @param bytes of the text in which the records lie: after gunzip, or as unpacked; equal to {@code
 *     deliveredBytes} where it is delivered as it is
 * @param gzip whether the delivered bytes are gzip, whatever the name says
 * @param records data records, the header and blank lines not counted
 * @param faultyRecords those that cannot be decoded or split; each has a {@code _fault} when read
 * @param fingerprint of the records whatever their order and packing; 32 hex digits
 * @param fields what each declared field looked like
 * @param splits cover all records, in file order
 */
public record Scan(
    String sha256,
    long deliveredBytes,
    long bytes,
    boolean gzip,
    long records,
    long faultyRecords,
    String fingerprint,
    List<FieldProfile> fields,
    List<Split> splits) {

  public Scan {
    fields = List.copyOf(fields);
    splits = List.copyOf(splits);
  }
}
