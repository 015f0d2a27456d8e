package citylake.lake;

import java.time.LocalDate;

/**
 * Rows of one part of a table whose time is over.
 *
 * @param part e.g. the source that they are of
 * @param records accepted records that they stand for
 * @param oldest first night from which their time was counted
 * @param newest last such night
 * @param contentHash of these rows, see {@link ContentHash}
 */
public record PurgedRows(
    String part, long rows, long records, LocalDate oldest, LocalDate newest, String contentHash) {}
