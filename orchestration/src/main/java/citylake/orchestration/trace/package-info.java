/**
 * From a figure back to the standard rows that it counts, from a row back to the record in a file,
 * with every rule in between; and what became of the records that were refused.
 *
 * <p>Reads one release through the readers' own way in. What it finds is checked, not believed:
 * hashes are computed again, rules are applied again to the raw record, counts are counted again.
 */
package citylake.orchestration.trace;
