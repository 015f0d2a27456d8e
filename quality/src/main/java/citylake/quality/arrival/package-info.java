/**
 * The in-gate's memory: a delivery held against those of the same source that were taken before it.
 * What a single file tells of itself (encoding, shape, header) is judged when it is read.
 */
package citylake.quality.arrival;
