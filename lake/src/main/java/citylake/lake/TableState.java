package citylake.lake;

import citylake.ddl.TableName;

/**
 * What a table takes up.
 *
 * @param files files in its folder, of every kind and age
 * @param bytes their size
 * @param dataFiles files that hold its newest rows
 * @param snapshots states that it remembers
 * @param tags names of such states, mostly of releases
 */
public record TableState(
    TableName table, int files, long bytes, int dataFiles, int snapshots, int tags) {}
