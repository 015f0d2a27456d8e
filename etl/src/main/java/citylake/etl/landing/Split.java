package citylake.etl.landing;

import java.io.Serializable;

/**
 * A run of whole records that can be read by itself.
 *
 * @param firstRecordNo number of its first data record in the file, 1-based
 * @param offset of its first byte in the uncompressed file
 * @param length in uncompressed bytes, with the last record's end
 */
public record Split(long firstRecordNo, long offset, long length) implements Serializable {}
