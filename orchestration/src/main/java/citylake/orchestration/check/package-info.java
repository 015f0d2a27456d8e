/**
 * A city's file held against its contract and SELECT without a lake: the night's own reader, SELECT
 * and decisions, on one file, with what they find put in words that the city can act on.
 */
package citylake.orchestration.check;
