/**
 * How pairs are found and compared without ever being listed: records as columns of small numbers,
 * a block in memory on the executor that holds it, no object a pair.
 */
package citylake.models.linkage.engine;
