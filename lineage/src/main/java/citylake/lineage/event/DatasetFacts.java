package citylake.lineage.event;

import citylake.ddl.TableName;

/**
 * A table as a step read or made it.
 *
 * @param location of its files, as a URI or a path
 * @param snapshot that was read or made; null where not known
 * @param rows read, or written; null where not known
 * @param bytes read, or written; null where not known
 * @param files read, or written; null where not known
 */
public record DatasetFacts(
    TableName table, String location, Long snapshot, Long rows, Long bytes, Long files) {}
