/**
 * Retention: deletes what has been kept for as long as its contract says, through the standard
 * tables, raw records, quarantine and landed files, and proves that it is gone.
 */
package citylake.orchestration.purge;
